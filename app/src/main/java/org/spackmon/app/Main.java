package org.spackmon.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.config.ConfigException;
import org.spackmon.app.config.Settings;
import org.spackmon.app.control.Served;
import org.spackmon.app.control.Streams;
import org.spackmon.app.demo.DemoCommand;
import org.spackmon.app.local.AdvisoriesCommand;
import org.spackmon.app.local.BackupCommand;
import org.spackmon.app.local.BundleCommand;
import org.spackmon.app.local.FindCommand;
import org.spackmon.app.local.ImportCommand;
import org.spackmon.app.local.PruneCommand;
import org.spackmon.app.local.RederiveCommand;
import org.spackmon.app.local.RestoreCommand;
import org.spackmon.app.local.RunCommand;
import org.spackmon.app.local.SystemsCommand;
import org.spackmon.app.local.TokenCommand;
import org.spackmon.app.local.UserCommand;
import org.spackmon.app.log.LogCommand;
import org.spackmon.app.satisfies.SatisfiesCommand;
import org.spackmon.app.sbom.SbomCommand;
import org.spackmon.app.serve.ServerCommand;
import org.spackmon.storage.Store;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The command {@code spackmon}: every other command hangs below it. */
@Command(
    name = "spackmon",
    description = "Record what Spack builds, and show it.",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      ImportCommand.class,
      DemoCommand.class,
      ServerCommand.class,
      UserCommand.class,
      TokenCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      PruneCommand.class,
      RunCommand.class,
      RederiveCommand.class,
      SystemsCommand.class,
      BundleCommand.class,
      LogCommand.class,
      SatisfiesCommand.class,
      SbomCommand.class,
      FindCommand.class,
      AdvisoriesCommand.class,
      WarmUp.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon import /opt/spack     what is installed already; nothing of it is run",
      "  spackmon log build.log         why a build failed; needs no server",
      "  spackmon satisfies QUERY FILE  whether a spec file is meant; needs no server",
      "  spackmon demo                  recorded installs, played into a real server",
      "  spackmon server                take reports, on this machine",
      "  spackmon user add alice        somebody else who may report",
      "  spackmon COMMAND --help        each command's own examples"
    })
public final class Main implements Runnable, Served {
  /** Exit code of a command line that nobody can understand, as picocli has it. */
  private static final int USAGE = CommandLine.ExitCode.USAGE;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final @Nullable Store store;
  private final Streams streams;
  private Settings settings = Settings.none();

  private Main(@Nullable Store store, Streams streams) {
    this.store = store;
    this.streams = streams;
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Logging.start();
    CommandLine command = commandLine(null, new Streams(System.in, System.out, System.err));
    System.exit(run(command, List.of(args)));
  }

  static CommandLine commandLine(@Nullable Store store, Streams streams) {
    CommandLine command = new CommandLine(new Main(store, streams));
    command.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
    command.setUsageHelpAutoWidth(true);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(new Complaints());
    command.getSubcommands().values().forEach(Main::addHelp);
    return command;
  }

  private static void addHelp(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
    command.getCommandSpec().versionProvider(new Version());
    command.getSubcommands().values().forEach(Main::addHelp);
  }

  private static int run(CommandLine command, List<String> arguments) {
    Main main = command.getCommand();
    String[] words = arguments.toArray(String[]::new);
    try {
      main.settings = Settings.read(keys(command), configFile(arguments), System.getenv());
    } catch (ConfigException e) {
      command.getErr().println("spackmon: " + e.getMessage());
      return USAGE;
    }
    command.setDefaultValueProvider(main::configured);
    return command.execute(words);
  }

  /** What the environment or the file says of an option that the command line leaves out. */
  private @Nullable String configured(ArgSpec argument) {
    String value =
        argument instanceof OptionSpec option
            ? settings.value(option.longestName().replaceFirst("^--", ""))
            : null;
    return value == null ? argument.defaultValue() : value;
  }

  /** Long options of the server, its help and the file itself left out. */
  private static Set<String> keys(CommandLine command) {
    Set<String> keys = new TreeSet<>();
    CommandLine server = Objects.requireNonNull(command.getSubcommands().get("server"));
    server
        .getCommandSpec()
        .options()
        .forEach(option -> keys.add(option.longestName().replaceFirst("^--", "")));
    keys.removeAll(Set.of("help", "version", "config"));
    return keys;
  }

  private static @Nullable Path configFile(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.startsWith("--config=")) {
        return Path.of(word.substring("--config=".length()));
      }
      if (word.equals("--config") && i + 1 < arguments.size()) {
        return Path.of(arguments.get(i + 1));
      }
    }
    return null;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public @Nullable Store store() {
    return store;
  }

  @Override
  public Streams streams() {
    return streams;
  }

  @Override
  public int run(List<String> arguments, Streams streamsOfPerson, Store held) {
    return run(commandLine(held, streamsOfPerson), arguments);
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"spackmon " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
