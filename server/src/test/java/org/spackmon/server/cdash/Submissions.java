package org.spackmon.server.cdash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.record.Outcome;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.server.findings.LogExaminer;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.testkit.Postgres;
import org.spackmon.testkit.http.Exchange;

/** A server to which a stock Spack reports, and what it knows in the end. */
final class Submissions implements AutoCloseable {
  private final Store store;
  private final SpackmonServer server;
  private final Accounts accounts;

  private Submissions(StoreSettings where) {
    store = Store.open(where, new LogExaminer());
    server = SpackmonServer.start(ServerSettings.defaults().withPublicRead(), store);
    accounts = new Accounts(store);
  }

  static Submissions start(boolean postgres) {
    try {
      return new Submissions(
          postgres
              ? StoreSettings.at(Postgres.database(Postgres.Collation.C))
              : StoreSettings.in(Files.createTempDirectory("spackmon-cdash").resolve("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Store store() {
    return store;
  }

  /** A token of a new account. */
  String token(String user) {
    return accounts.add(user, null).token();
  }

  Exchange.Answer put(String token, String path, String body) {
    Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "text/xml"));
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    return send("PUT", path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  Exchange.Answer get(String token, String path) {
    return send("GET", path, Map.of("Authorization", "Bearer " + token), new byte[0]);
  }

  private Exchange.Answer send(
      String method, String path, Map<String, String> headers, byte[] body) {
    try {
      return Exchange.send(server.port(), method, path, headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All attempts of one reporter, in no order that depends on when they were told of. */
  List<String> attempts(String user) {
    while (store.jobs().runDue() > 0) {} // why they failed
    return store
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT p.name, coalesce(n.version, '?') AS version, b.spec_hash, h.hostname,
                          b.spack_version, a.outcome, a.phases, a.started_at,
                          coalesce(d.cause, '') AS cause,
                          (SELECT count(*) FROM attempt_run r WHERE r.attempt_id = a.id) AS runs,
                          (SELECT count(*) FROM claim c WHERE c.attempt_id = a.id) AS claims
                        FROM attempt a JOIN build b ON b.id = a.build_id
                        JOIN node n ON n.id = a.node_id JOIN package p ON p.id = a.package_id
                        JOIN build_host h ON h.id = b.host_id
                        JOIN account o ON o.id = a.account_id
                        LEFT JOIN diagnosis d ON d.attempt_id = a.id
                        WHERE o.name = :user AND b.node_id = a.node_id""")
                    .bind("user", user)
                    .map(
                        (row, context) ->
                            "%s@%s/%s on %s with %s: %s [%s] at %d, %d run, %d claims %s"
                                .formatted(
                                    row.getString("name"),
                                    row.getString("version"),
                                    row.getString("spec_hash"),
                                    row.getString("hostname"),
                                    row.getString("spack_version"),
                                    Outcome.of(row.getInt("outcome")).word(),
                                    row.getString("phases"),
                                    row.getLong("started_at"),
                                    row.getInt("runs"),
                                    row.getInt("claims"),
                                    row.getString("cause")))
                    .list())
        .stream()
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
