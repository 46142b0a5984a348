package org.spackmon.server.accounts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.HttpServer;
import org.spackmon.storage.Store;
import org.spackmon.storage.accounts.Accounts;

/** A server with a few routes of each kind, and a caller that can't be led astray by redirects. */
final class Site implements AutoCloseable {
  static final String TOKEN = "5ebdac8ba4a942efe3c00454cf588c3c58d288a8";

  final Accounts accounts;
  final Doorman doorman;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  Site(Store store, boolean disableAuth, boolean publicRead, @Nullable String publicUrl) {
    accounts = new Accounts(store);
    doorman =
        Doorman.of(
            store, new PublicAddress(publicUrl), new Access.Policy("ms1", disableAuth, publicRead));
    Access access = doorman.access();
    SignIn signIn = doorman.signIn();
    server =
        HttpServer.start(
            "127.0.0.1",
            0,
            new HttpServer.Limits(64 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            List.of(
                access,
                doorman.tokens(),
                routes -> {
                  routes.get("/ms1", ctx -> ctx.result("info"), Who.ANYONE);
                  routes.post(
                      "/ms1/report", ctx -> ctx.result(access.bearer(ctx).toString()), Who.ANYONE);
                  routes.get("/", ctx -> ctx.result("builds"));
                  routes.get("/builds", ctx -> ctx.result("builds"));
                  routes.get("/api/v1/me", ctx -> ctx.result(access.who(ctx).toString()));
                  routes.post("/change", ctx -> ctx.result("changed"));
                  routes.get("/mine", ctx -> ctx.result("mine"), Who.ACCOUNT);
                  routes.get("/sign-in", ctx -> ctx.result(access.csrf(ctx)), Who.ANYONE);
                  routes.get("/form", ctx -> ctx.result(access.csrf(ctx)));
                  routes.post(
                      "/sign-in", ctx -> signIn.byToken(ctx).ifPresent(ctx::result), Who.ANYONE);
                  routes.post(
                      "/sign-in/link",
                      ctx -> signIn.byLink(ctx).ifPresent(ctx::result),
                      Who.ANYONE);
                  routes.post("/sign-out", signIn::out, Who.ANYONE);
                }),
            List.of(doorman.tokenErrors()));
  }

  static Site open(Store store) {
    return new Site(store, false, false, null);
  }

  String url() {
    return server.url();
  }

  int port() {
    return server.port();
  }

  HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path));
  }

  HttpResponse<String> get(String path, String... headers) throws IOException {
    HttpRequest.Builder request = at(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String path, String body, String... headers) throws IOException {
    return send(
        at(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .headers(headers)
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** The token for reports that user and token are exchanged into. */
  String exchange(String user, String token) throws IOException {
    String body = get("/auth/token/", "Authorization", basic(user, token)).body();
    return body.replaceAll("\\{\"token\": \"([^\"]+)\".*", "$1");
  }

  static String basic(String user, String token) {
    byte[] pair = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public void close() {
    server.close();
  }
}
