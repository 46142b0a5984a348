package org.spackmon.app.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spackmon.app.control.Served;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import org.spackmon.storage.ledger.SystemRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spackmon systems}: which cluster a build host belongs to. */
@Command(
    name = "systems",
    description = "List and apply the rules that give build hosts their systems.",
    subcommands = {SystemsCommand.Show.class, SystemsCommand.Apply.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon systems list",
      "  spackmon systems apply --config /etc/spackmon/server.conf"
    })
public final class SystemsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected one of list, apply");
  }

  /** The configuration's rules, in its order. */
  public static List<SystemRule> rules(Map<String, List<String>> systems) {
    List<SystemRule> rules = new ArrayList<>();
    systems.forEach(
        (system, patterns) ->
            patterns.forEach(pattern -> rules.add(new SystemRule(pattern, system))));
    return rules;
  }

  @Command(
      name = "list",
      description = "List the rules in force, in their order.",
      footerHeading = "%nExample:%n",
      footer = "  spackmon systems list")
  static final class Show extends StoreCommand {
    @Override
    int run(Store store, Streams streams) {
      Table table = new Table("HOSTS", "SYSTEM");
      store.upkeep().systemRules().forEach(rule -> table.row(rule.pattern(), rule.system()));
      table.row("*", "unknown");
      table.print(text(streams.out()));
      return 0;
    }
  }

  @Command(
      name = "apply",
      description = {
        "Apply the system.NAME rules of the configuration file, to old records too.",
        "A server does so by itself when it starts."
      },
      footerHeading = "%nExample:%n",
      footer = "  spackmon systems apply --config /etc/spackmon/server.conf")
  static final class Apply extends StoreCommand {
    @Override
    int run(Store store, Streams streams) {
      Served served = Served.of(spec);
      long moved = store.upkeep().applySystemRules(rules(served.settings().systems()));
      text(streams.out()).printf("%,d attempts changed their system.%n", moved);
      return 0;
    }
  }
}
