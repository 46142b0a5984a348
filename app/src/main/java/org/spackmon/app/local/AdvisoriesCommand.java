package org.spackmon.app.local;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spackmon advisories}: what is known of vulnerabilities in what is installed. */
@Command(
    name = "advisories",
    description = "Load advisories, and list those that mean something here.",
    subcommands = {
      AdvisoriesLoadCommand.class,
      AdvisoriesListCommand.class,
      AdvisoriesVexCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon advisories load all.zip",
      "  spackmon advisories list",
      "  spackmon advisories vex > ours.openvex.json"
    })
public final class AdvisoriesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected one of load, list, vex");
  }
}
