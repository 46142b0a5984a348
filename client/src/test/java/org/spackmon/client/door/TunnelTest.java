package org.spackmon.client.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks TLS, behind a proxy that wants to know who asks. */
final class TunnelTest {
  private static final String PASSWORD = "Basic bWU6cEBzcw=="; // me:p@ss
  private static final String URL = "https://monitor.example/ms1/";

  @TempDir Path place = Path.of("");
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpsServer server;
  private ServerSocket proxy;

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.setHttpsConfigurator(new HttpsConfigurator(Keys.make(place).context()));
    server.createContext(
        "/ms1/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().set("Connection", "close"); // the next asks anew
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    inBackground(
        () -> {
          while (true) {
            Socket client = proxy.accept();
            inBackground(() -> serve(client));
          }
        });
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.stop(0);
  }

  @Test
  void what_is_told_goes_through_a_proxy_with_a_password() throws Exception {
    Http http = http("me:p%40ss@");
    assertThat(http.get(URL, Map.of(), 5_000).status()).isEqualTo(200);
    Http.Content body = Http.Content.of("events".getBytes(StandardCharsets.UTF_8));
    assertThat(http.post(URL, Map.of(), body, 5_000).status()).isEqualTo(200);
    assertThat(bodies).containsExactly("", "events");
    assertThat(asked).contains("CONNECT monitor.example:443 HTTP/1.1 " + PASSWORD);
  }

  @Test
  void a_wrong_password_is_told() throws Exception {
    Address address = Address.of("https://monitor.example", null, Map.of());
    assertThatThrownBy(() -> new Preflight(http("me:other@"), address, null).check())
        .isInstanceOfSatisfying(
            UnusableException.class,
            refused -> assertThat(refused.line()).contains("the proxy", "https_proxy"));
    assertThat(bodies).isEmpty();
  }

  private Http http(String user) {
    String address = "http://" + user + "127.0.0.1:" + proxy.getLocalPort();
    return new Http(
        new Proxies(Map.of("https_proxy", address)), Trust.of(null, false, Map.of()), "test");
  }

  /** CONNECT with the password leads to the server, whatever the name; without it to a 407. */
  private void serve(Socket client) throws IOException {
    try (client;
        Socket target = new Socket()) {
      String said;
      do {
        String request = line(client.getInputStream());
        said = "";
        for (String line = line(client.getInputStream()); !line.isEmpty(); ) {
          said = line.startsWith("Proxy-authorization: ") ? line.substring(21) : said;
          line = line(client.getInputStream());
        }
        asked.add(request + " " + said);
        if (!said.equals(PASSWORD)) {
          say(client, "407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0");
        }
      } while (!said.equals(PASSWORD));
      target.connect(server.getAddress());
      say(client, "200 Go on");
      inBackground(() -> client.getInputStream().transferTo(target.getOutputStream()));
      target.getInputStream().transferTo(client.getOutputStream());
    }
  }

  private static void say(Socket to, String answer) throws IOException {
    OutputStream out = to.getOutputStream();
    out.write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Byte by byte: what comes after the head is for the server. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the client is gone");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of both has gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
