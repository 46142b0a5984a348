package org.spackmon.app.local;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import org.spackmon.storage.accounts.AccountLine;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.storage.accounts.IssuedToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon user}: who may report and see. */
@Command(
    name = "user",
    description = "Add, list and remove users; also while a server runs.",
    subcommands = {UserCommand.Add.class, UserCommand.Show.class, UserCommand.Remove.class},
    footerHeading = "%nExamples:%n",
    footer = {"  spackmon user add alice", "  spackmon user list", "  spackmon user remove alice"})
public final class UserCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected one of add, list, remove");
  }

  /** Prints what a client has to export. */
  static void printExports(IssuedToken issued, PrintWriter out) {
    out.println("export SPACKMON_USER=" + issued.user());
    out.println("export SPACKMON_TOKEN=" + issued.token());
  }

  @Command(
      name = "add",
      description = "Add a user, and print the lines that a client exports.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  spackmon user add alice",
        "  spackmon user add alice --token 50445263afd8f67e59bd79bff597836ee6c05438"
      })
  static final class Add extends StoreCommand {
    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Option(
        names = "--token",
        paramLabel = "HEX",
        description = "Take over the token of an older server.")
    private @Nullable String token;

    @Override
    int run(Store store, Streams streams) {
      printExports(new Accounts(store).add(name, token), text(streams.out()));
      return 0;
    }

    @Override
    boolean createsStore() {
      return true;
    }
  }

  @Command(
      name = "list",
      description = "List all users, and how their tokens begin.",
      footerHeading = "%nExample:%n",
      footer = "  spackmon user list --data /var/lib/spackmon")
  static final class Show extends StoreCommand {
    private static final long MICROS = 1_000_000;
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    @Override
    int run(Store store, Streams streams) {
      Table table = new Table("USER", "SINCE", "TOKENS", "LAST USED");
      for (AccountLine line : new Accounts(store).list()) {
        String tokens = line.tokens() == 0 ? "none" : line.hints();
        table.row(line.name(), day(line.createdAt()), tokens, day(line.lastUsedAt()));
      }
      table.print(text(streams.out()));
      return 0;
    }

    private static String day(long micros) {
      return micros == 0 ? "never" : DAY.format(Instant.ofEpochSecond(micros / MICROS));
    }
  }

  @Command(
      name = "remove",
      description = "Remove a user: tokens and sessions end at once, what was built stays.",
      footerHeading = "%nExample:%n",
      footer = "  spackmon user remove alice")
  static final class Remove extends StoreCommand {
    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Override
    int run(Store store, Streams streams) {
      new Accounts(store).remove(name);
      text(streams.out()).println("Removed " + name + "; builds by this name stay.");
      return 0;
    }
  }
}
