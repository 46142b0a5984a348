package org.spackmon.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeAll
  void start() {
    server = Kitchen.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyAnswer_carriesTheCommonHeaders() throws Exception {
    for (String path : List.of("/page", "/nowhere", "/bug", "/%00")) {
      var headers = send(request(path)).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValue(
              "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
                  + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  @Test
  void slashAtTheEnd_makesNoDifference() throws Exception {
    assertThat(send(request("/page")).body()).isEqualTo("page");
    assertThat(send(request("/page/")).body()).isEqualTo("page");
  }

  @Test
  void head_isGetWithoutABody() throws Exception {
    HttpResponse<String> answer = send(request("/long").method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).hasValue("12000");
    assertThat(answer.body()).isEmpty();
    assertThat(send(request("/picky").method("HEAD", BodyPublishers.noBody())).statusCode())
        .isEqualTo(400);
  }

  @Test
  void otherMethod_isToldWhatIsAllowed() throws Exception {
    HttpResponse<String> answer = send(request("/page").DELETE());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(answer.body()).contains("\"DELETE isn't answered here; these are: GET, HEAD\"");
  }

  @Test
  void problem_saysWhatWasExpectedAndWhatCame() throws Exception {
    HttpResponse<String> answer = send(request("/picky"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"urn:spackmon:problem:invalid-value\","
                + "\"title\":\"A value isn't what was expected\",\"status\":400,"
                + "\"detail\":\"limit: expected a number up to 200, got \\\"<many>\\\"\","
                + "\"where\":\"limit\",\"expected\":\"a number up to 200\","
                + "\"came\":\"\\\"<many>\\\"\"}");
  }

  @Test
  void bug_isANumberAndNoStack() throws Exception {
    HttpResponse<String> answer = send(request("/bug"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .matches(".*\"detail\":\"It is in the log of the server under [0-9a-f]{8}\"}")
        .doesNotContain("Arithmetic");
  }

  @Test
  void longAnswer_isCompressedForWhoCanReadIt() throws Exception {
    HttpResponse<byte[]> answer =
        client.send(
            request("/long").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(in.readAllBytes()).hasSize(12_000);
    }
    assertThat(answer.body().length).isLessThan(1000);
  }

  @Test
  void compressedBody_isReadAsWhatItMeans() throws Exception {
    HttpRequest.Builder request = request("/echo").header("Content-Encoding", "gzip");
    assertThat(send(request.POST(BodyPublishers.ofByteArray(gzip(bytes("hello"))))).body())
        .isEqualTo("hello");
  }

  @Test
  void bodyAtTheLimit_isTaken_andOneByteMoreIsNot() throws Exception {
    byte[] most = new byte[Kitchen.BODY_LIMIT];
    byte[] more = new byte[Kitchen.BODY_LIMIT + 1];
    assertThat(post("/length", most).body()).isEqualTo("1048576");
    assertThat(post("/length", more).statusCode()).isEqualTo(413);
    assertThat(postGzip("/length", most).body()).isEqualTo("1048576");
    assertThat(postGzip("/length", more).statusCode()).isEqualTo(413);
    assertThat(post("/stream", more).body()).isEqualTo("1048577");
    assertThat(postChunked("/length", more).statusCode()).isEqualTo(413);
  }

  @Test
  void zipBomb_isRefusedEvenAsAStream() throws Exception {
    byte[] bomb = gzip(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(70_000);
    HttpRequest.Builder request = request("/stream").header("Content-Encoding", "gzip");
    assertThat(send(request.POST(BodyPublishers.ofByteArray(bomb))).statusCode()).isEqualTo(413);
  }

  @Test
  void bodyThatNobodyReads_isTakenToItsEnd_soThatTheAnswerArrives() throws Exception {
    try (Wire wire = new Wire(server.port())) {
      wire.send("POST /closed HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n");
      for (int i = 0; i < 300; i++) {
        wire.send(new byte[10_000]);
      }
      wire.send("GET /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(wire.untilClosed()).contains("401 Unauthorized").endsWith("page");
    }
  }

  @Test
  void slowClients_dontKeepOthersOut() throws Exception {
    List<Wire> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Wire wire = new Wire(server.port());
        slow.add(wire.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1"));
      }
      assertThat(send(request("/page")).body()).isEqualTo("page");
    } finally {
      for (Wire wire : slow) {
        wire.close();
      }
    }
  }

  @Test
  void trickle_isEndedThoughItIsNeverSilent() throws Exception {
    try (Wire wire = new Wire(server.port())) {
      wire.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
      CompletableFuture<Void> trickle =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 40; i++) {
                  trickle(wire);
                }
              });
      assertThat(wire.untilClosed()).startsWith("HTTP/1.1 408 ");
      trickle.join();
    }
  }

  @Test
  void pipelinedRequests_areAnsweredInOrder() throws Exception {
    try (Wire wire = new Wire(server.port())) {
      wire.send(
          "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none"
              + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\ntwo"
              + "NONSENSE\0\r\n\r\n");
      assertThat(wire.untilClosed()).containsSubsequence("one", "two", "400 Bad Request");
    }
  }

  @Test
  void close_finishesWhatWasAccepted() throws Exception {
    HttpServer closing = Kitchen.start();
    URI slow = URI.create(closing.url() + "/slow");
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(HttpRequest.newBuilder(slow).build(), BodyHandlers.ofString());
    while (closing.requests() == 0) {
      Thread.onSpinWait();
    }
    closing.close();
    assertThat(answer.join().body()).isEqualTo("done");
  }

  @Test
  void portInUse_isToldApartFromPortRefused() {
    assertThat(
            catchThrowableOfType(
                    CannotListenException.class,
                    () ->
                        HttpServer.start(
                            "127.0.0.1",
                            server.port(),
                            new HttpServer.Limits(1, Duration.ZERO, Duration.ZERO),
                            List.of(),
                            List.of()))
                .refused())
        .isFalse();
  }

  private static void trickle(Wire wire) {
    try {
      wire.send("x");
      Thread.sleep(100);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> postChunked(String path, byte[] body) throws Exception {
    return send(
        request(path).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  private HttpResponse<String> postGzip(String path, byte[] body) throws Exception {
    return send(
        request(path)
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(gzip(body))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
