package org.spackmon.app.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.config.Settings;
import org.spackmon.storage.Store;
import picocli.CommandLine.Model.CommandSpec;

/** What the root command knows of where it runs. */
public interface Served {
  /** That of any command below it. */
  static Served of(CommandSpec command) {
    return (Served) command.root().userObject();
  }

  /** The store of the server that runs the command; null in a process of its own. */
  @Nullable Store store();

  Streams streams();

  Settings settings();

  /** Runs a local person's command on the store that this server holds; returns its exit code. */
  int run(List<String> arguments, Streams streams, Store store);
}
