package org.spackmon.client;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The client's command line: what the wrapper of Spack calls, and {@code spack monitor} with it.
 */
@Command(
    name = "spack monitor",
    description = "Tell a spack monitor what Spack has built.",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {UploadCommand.class, PrepareCommand.class})
public final class Main implements Runnable {
  @Mixin private ServerOptions server = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    List<String> words = Arrays.asList(args);
    int code =
        words.isEmpty() || !words.get(0).equals("follow")
            ? commandLine().execute(args)
            : follow(words.subList(1, words.size()));
    System.out.flush();
    System.err.flush();
    // Threads that wait for a server end here, whatever it does.
    Runtime.getRuntime().halt(code);
  }

  private static int follow(List<String> words) {
    FollowOptions options;
    try {
      options = FollowOptions.parse(words);
    } catch (IllegalArgumentException e) {
      System.err.println("==> Error: follow: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    return new Follow(options, System.getenv()).run();
  }

  static CommandLine commandLine() {
    CommandLine command = new CommandLine(new Main());
    command.setUsageHelpAutoWidth(true);
    return command;
  }

  ServerOptions server() {
    return server;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"spackmon client " + Client.version()};
    }
  }
}
