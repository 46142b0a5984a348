package org.spackmon.client.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.journal.JournalWriter;
import org.spackmon.journal.Welcome;

final class PreflightTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path place = Path.of("");

  @Test
  void a_server_of_ours_passes_and_tells_its_clock() throws Exception {
    long ahead = 5_000_000;
    HttpServer server = HttpServer.create(ANY, 5);
    server.createContext(
        "/ms1/journal/v1/",
        exchange ->
            answer(
                exchange, 200, new Welcome(1, "9", 77, JournalWriter.now() + ahead, "u").json()));
    serving(
        server,
        url -> {
          Preflight.Passed passed = preflight(url, null, Map.of()).check();
          assertThat(passed.welcome().largest()).isEqualTo(77);
          assertThat(passed.clock()).isBetween(ahead - 4_000_000, ahead + 4_000_000);
        });
  }

  @Test
  void no_server_is_refused_as_ever() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(line("http://127.0.0.1:" + port, null)).isEqualTo("[Errno 111] Connection refused");
  }

  @Test
  void wrong_credentials_are_told() throws Exception {
    refused(401, url -> assertThat(line(url, null)).contains("u", "SPACKMON_TOKEN"));
  }

  @Test
  void a_server_at_another_prefix_is_told() throws Exception {
    HttpServer server = HttpServer.create(ANY, 5);
    server.createContext("/", exchange -> answer(exchange, 404, "{}"));
    server.createContext(
        "/health", exchange -> answer(exchange, 200, "{\"status\":\"up\",\"components\":{}}"));
    serving(
        server,
        url -> assertThat(line(url, "monitor")).contains("no prefix 'monitor'", "--prefix"));
  }

  @Test
  void an_older_monitor_is_told() throws Exception {
    HttpServer server = HttpServer.create(ANY, 5);
    server.createContext("/", exchange -> answer(exchange, 404, "{}"));
    server.createContext("/ms1/journal/", exchange -> answer(exchange, 404, "{}"));
    server.createContext(
        "/ms1/", exchange -> answer(exchange, 200, "{\"id\":\"spackmon\",\"status\":\"running\"}"));
    serving(server, url -> assertThat(line(url, null)).contains("doesn't take journals"));
  }

  @Test
  void somebody_else_is_told() throws Exception {
    refused(404, url -> assertThat(line(url, null)).contains("is no spack monitor"));
    refused(200, url -> assertThat(line(url, null)).contains("is no spack monitor"));
    refused(503, url -> assertThat(line(url, null)).contains("takes no reports now"));
    refused(302, url -> assertThat(line(url, null)).contains("has moved"));
  }

  @Test
  void a_word_that_is_no_host_was_a_spec() {
    assertThat(line("hdf5", null))
        .isEqualTo("==> Error: 'hdf5' was taken for the host; is the spec missing?");
  }

  @Test
  void a_certificate_is_trusted_only_where_somebody_says_so() throws Exception {
    Keys keys = Keys.make(place);
    HttpsServer server = HttpsServer.create(ANY, 5);
    server.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
    server.createContext(
        "/ms1/journal/v1/",
        exchange -> answer(exchange, 200, new Welcome(1, "9", 77, 0, "u").json()));
    server.start();
    try {
      String url = "https://localhost:" + server.getAddress().getPort();
      assertThat(line(url, null)).contains("signed by nobody known here", "SSL_CERT_FILE");
      for (String name : List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")) {
        assertThat(preflight(url, null, Map.of(name, keys.certificate().toString())).check())
            .isNotNull();
      }
      assertThat(
              new Preflight(http(Map.of(), false), Address.of(url, null, Map.of()), null).check())
          .isNotNull();
      assertThat(line(url.replace("https:", "http:"), null)).contains("==> Error:");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_proxy_is_used_where_the_environment_says_so() throws Exception {
    List<String> seen = new ArrayList<>();
    HttpServer proxy = HttpServer.create(ANY, 5);
    proxy.createContext(
        "/",
        exchange -> {
          seen.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
          answer(exchange, 200, new Welcome(1, "9", 77, 0, "u").json());
        });
    serving(
        proxy,
        url -> {
          String address = url.replace("http://", "http://me:p%40ss@");
          Map<String, String> environment =
              Map.of("http_proxy", address, "NO_PROXY", "x.org,.inside");
          preflight("http://monitor.example", null, environment).check();
          assertThat(seen)
              .containsExactly("http://monitor.example/ms1/journal/v1/ Basic bWU6cEBzcw==");
          assertThat(
                  catchThrowableOfType(
                      UnusableException.class,
                      () -> preflight("http://monitor.inside", null, environment).check()))
              .hasMessageContaining("nobody knows the host");
        });
  }

  private interface With {
    void url(String url) throws Exception;
  }

  private static void serving(HttpServer server, With with) throws Exception {
    server.start();
    try {
      with.url("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private static void refused(int status, With with) throws Exception {
    HttpServer server = HttpServer.create(ANY, 5);
    server.createContext("/", exchange -> answer(exchange, status, "<html>Hello</html>"));
    serving(server, with);
  }

  private static String line(String host, @Nullable String prefix) {
    return catchThrowableOfType(
            UnusableException.class, () -> preflight(host, prefix, Map.of()).check())
        .line();
  }

  private static Preflight preflight(
      String host, @Nullable String prefix, Map<String, String> environment)
      throws UnusableException {
    return new Preflight(
        http(environment, true), Address.of(host, prefix, environment), new Credentials("u", "t"));
  }

  private static Http http(Map<String, String> environment, boolean verify) {
    return new Http(new Proxies(environment), Trust.of(null, verify, environment), "test");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (status == 302) {
      exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
