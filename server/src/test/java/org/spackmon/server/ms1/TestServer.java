package org.spackmon.server.ms1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.server.findings.LogExaminer;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.testkit.http.Exchange;

/** A server as it is in earnest, with a store of its own. */
final class TestServer implements AutoCloseable {
  private final Store store;
  private final Accounts accounts;
  private final SpackmonServer server;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  private TestServer(StoreSettings where, ServerSettings how) {
    store = Store.open(where, new LogExaminer());
    accounts = new Accounts(store);
    server = SpackmonServer.start(how, store);
  }

  /** One that asks for logins. */
  static TestServer start(StoreSettings where) {
    return new TestServer(where, ServerSettings.defaults());
  }

  static TestServer start(StoreSettings where, ServerSettings how) {
    return new TestServer(where, how);
  }

  /** One that anybody may look at. */
  static TestServer open(StoreSettings where) {
    return new TestServer(where, settings("ms1", false, true));
  }

  static ServerSettings settings(String prefix, boolean disableAuth, boolean publicRead) {
    ServerSettings defaults = ServerSettings.defaults();
    return new ServerSettings(
        defaults.host(),
        0,
        prefix,
        defaults.publicUrl(),
        null,
        null,
        disableAuth,
        publicRead,
        defaults.bodyLimit(),
        defaults.idle(),
        Duration.ofSeconds(5),
        defaults.rules());
  }

  int port() {
    return server.port();
  }

  Store store() {
    return store;
  }

  /** Makes an account; again is no matter. */
  String account(String user, @Nullable String token) {
    return tokens.computeIfAbsent(user, name -> accounts.add(name, token).token());
  }

  /** A token of a new session, from the door that clients get it from. */
  String bearer(String user) {
    String pair = user + ":" + account(user, null);
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    try {
      Exchange.Answer answer =
          Exchange.send(port(), "GET", "/auth/token/", Map.of("Authorization", basic), new byte[0]);
      return Recording.JSON.readTree(answer.body()).get("token").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
