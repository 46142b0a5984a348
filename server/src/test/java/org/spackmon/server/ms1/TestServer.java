package org.spackmon.server.ms1;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.HttpServer;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** A server with a store of its own. */
final class TestServer implements AutoCloseable {
  private final Store store;
  private final HttpServer http;
  private final Map<String, Identity> sessions = new ConcurrentHashMap<>();
  private final Map<String, Long> accounts = new ConcurrentHashMap<>();

  private TestServer(StoreSettings settings) {
    store = Store.open(settings);
    http =
        HttpServer.start(
            "127.0.0.1",
            0,
            new HttpServer.Limits(64L << 20, Duration.ofSeconds(30), Duration.ofSeconds(5)),
            List.of(
                new Ms1Door(
                    store,
                    ctx -> {
                      String header = ctx.header("Authorization");
                      Identity who = header == null ? null : sessions.get(header.substring(7));
                      if (who == null) {
                        throw new ProblemException(ErrorCode.SIGN_IN_REQUIRED, "no");
                      }
                      return who;
                    },
                    "ms1",
                    "0.1.0",
                    null)),
            List.of(new Ms1Errors("ms1")));
  }

  static TestServer onSqlite(Path data) {
    return new TestServer(StoreSettings.in(data));
  }

  int port() {
    return http.port();
  }

  Store store() {
    return store;
  }

  /** A token of a new session. */
  String bearer(String user) {
    String token = UUID.randomUUID().toString();
    long account = accounts.computeIfAbsent(user, this::account);
    sessions.put(token, new Identity(account, user, token));
    return token;
  }

  private long account(String user) {
    try {
      return store
          .write(
              connection -> {
                try (var insert =
                    connection.prepareStatement(
                        "INSERT INTO account (name, created_at) VALUES (?, 0) RETURNING id")) {
                  insert.setString(1, user);
                  var row = insert.executeQuery();
                  row.next();
                  return row.getLong(1);
                }
              })
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    store.close();
  }
}
