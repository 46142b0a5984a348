package org.spackmon.app.local;

import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import org.spackmon.storage.accounts.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon token}: what a user proves a name with. */
@Command(
    name = "token",
    description = "Make and revoke tokens; also while a server runs.",
    subcommands = {TokenCommand.New.class, TokenCommand.Revoke.class},
    footerHeading = "%nExamples:%n",
    footer = {"  spackmon token new alice", "  spackmon token revoke alice"})
public final class TokenCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected one of new, revoke");
  }

  @Command(
      name = "new",
      description = "Give a user one more token, and print the lines that a client exports.",
      footerHeading = "%nExample:%n",
      footer = "  spackmon token new alice")
  static final class New extends StoreCommand {
    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Override
    int run(Store store, Streams streams) {
      UserCommand.printExports(new Accounts(store).newToken(name, null), text(streams.out()));
      return 0;
    }
  }

  @Command(
      name = "revoke",
      description = "End all tokens of a user, and all sessions that they opened, at once.",
      footerHeading = "%nExample:%n",
      footer = "  spackmon token revoke alice && spackmon token new alice")
  static final class Revoke extends StoreCommand {
    @Parameters(paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Override
    int run(Store store, Streams streams) {
      int tokens = new Accounts(store).revokeTokens(name);
      text(streams.out())
          .printf("Revoked %d token%s of %s.%n", tokens, tokens == 1 ? "" : "s", name);
      return 0;
    }
  }
}
