package org.spackmon.app.local;

import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon run}: one process of Spack, and all that it reported. */
@Command(
    name = "run",
    description = "Delete a run, which is what one process of Spack reported.",
    subcommands = RunCommand.Delete.class,
    footerHeading = "%nExample (a build's page names its run):%n",
    footer = "  spackmon run delete d6030f1f-96a6-4db6-bec1-5490e5883703")
public final class RunCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected delete");
  }

  @Command(
      name = "delete",
      description = "Delete all that a run reported; what others said of the same builds stays.",
      footerHeading = "%nExample (a build's page names its run):%n",
      footer = "  spackmon run delete d6030f1f-96a6-4db6-bec1-5490e5883703")
  static final class Delete extends StoreCommand {
    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run = "";

    @Override
    int run(Store store, Streams streams) {
      if (store.upkeep().deleteRun(run)) {
        text(streams.out()).println("Deleted run " + run + ".");
        return 0;
      }
      text(streams.err())
          .println("spackmon: there is no run " + run + "; a build's page names its run");
      return 1;
    }
  }
}
