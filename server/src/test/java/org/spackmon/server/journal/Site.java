package org.spackmon.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.server.findings.LogExaminer;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.testkit.Postgres;

/** A server with a store of its own, which can be started again. */
final class Site implements AutoCloseable {
  private final StoreSettings where;
  private Store store;
  private SpackmonServer server;

  private Site(StoreSettings where) {
    this.where = where;
    this.store = Store.open(where, new LogExaminer());
    this.server = SpackmonServer.start(ServerSettings.defaults().withPublicRead(), store);
  }

  static Site start(boolean postgres) {
    try {
      Path folder = Files.createTempDirectory("spackmon-journal");
      return new Site(
          postgres
              ? StoreSettings.at(Postgres.database(Postgres.Collation.C))
              : StoreSettings.in(folder.resolve("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void restart() {
    close();
    store = Store.open(where, new LogExaminer());
    server = SpackmonServer.start(ServerSettings.defaults().withPublicRead(), store);
  }

  Store store() {
    return store;
  }

  String url() {
    return server.url();
  }

  /** Whoever reports under a new account. */
  Sender sender(String user) {
    return new Sender(server.url(), user, new Accounts(store).add(user, null).token());
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
