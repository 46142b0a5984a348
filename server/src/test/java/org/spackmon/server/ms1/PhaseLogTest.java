package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.record.Content;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

@ParameterizedClass(name = "{0}")
@EnumSource(Where.class)
final class PhaseLogTest {
  private static final long LIMIT = 8 << 20;

  private final Where where;

  private TestServer server;
  private Person ada;
  private long build;

  PhaseLogTest(Where where) {
    this.where = where;
  }

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(where.create().withLogLimit(LIMIT));
    ada = new Person(server, "ada");
    ada.spec(Person.node("noisy"));
    build = ada.build("noisy");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private record Log(String text, long bytes, long omitted, int flags) {}

  @Test
  void log_isKeptAsItReads() throws IOException {
    ada.phase(build, "plain", "\"==> one\\n\\u00e4 \\ud83d\\ude00\\n\"");
    assertThat(log("plain").text()).isEqualTo("==> one\nä 😀\n");
    assertThat(log("plain").flags()).isZero();
  }

  @Test
  void log_withWhatNoTextCanHold_isMendedAndFlagged() throws IOException {
    ada.phase(build, "odd", "\"a\\u0000b\\ud800c\"");
    assertThat(log("odd").text()).isEqualTo("a\0b\uFFFDc");
    assertThat(log("odd").flags()).isEqualTo(Content.FLAG_NOT_UTF8);
  }

  @Test
  void log_withControlCharacters_isKeptAndDownloadedAsItCame() throws IOException {
    ada.phase(build, "nul", "\"\\u0000\\u0000\\u001b[1mx\\u0007\\u007f\\r\\n\\u0000\"");
    String came = "\0\0\033[1mx\007\177\r\n\0";
    assertThat(log("nul").text()).isEqualTo(came);
    assertThat(log("nul").bytes()).isEqualTo(came.length());
    assertThat(log("nul").flags()).isZero();
    String raw = "/api/v1/builds/" + build + "/attempts/1/log/raw?phase=nul";
    assertThat(ada.look(raw).text()).isEqualTo(came);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"a\",\"b\"]", "7", "{\"a\":1}", "true"})
  void log_thatIsNoText_isKeptAsJson(String output) throws IOException {
    ada.phase(build, "json", output);
    assertThat(log("json").text()).isEqualTo(output);
    assertThat(log("json").flags()).isEqualTo(Content.FLAG_NOT_TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void log_thatIsEmpty_isNone(String output) throws IOException {
    assertThat(ada.phase(build, "none" + output.length(), output).status()).isEqualTo(200);
    assertThat(contents("none" + output.length())).isEqualTo(0);
  }

  @Test
  void fields_inAnyOrder_andUnknownOnes_areTaken() throws IOException {
    Answer answer =
        ada.post(
            "builds/phases/update/",
            """
            {"output": "first", "more": {"a": [1, {"b": null}]}, "output": "said\\nlast",
             "status": 5, "phase_name": "any order", "build_id": " %d "}
            """
                .formatted(build));
    assertThat(answer.text())
        .contains("{\"message\":\"Phase any order was successfully updated.\",\"code\":200,")
        .contains("\"status\":\"5\",\"name\":\"any order\"}}}");
    assertThat(log("any order").text()).isEqualTo("said\nlast");
  }

  @Test
  void log_aboveTheLimit_isHeadAndTail() throws IOException {
    StringBuilder long20 = new StringBuilder();
    for (int i = 0; long20.length() < 20 << 20; i++) {
      long20.append("line ").append(i).append(" of a compiler that has much to say\\n");
    }
    assertThat(ada.phase(build, "long", "\"" + long20 + "\"").status()).isEqualTo(200);
    Log log = log("long");
    assertThat(log.text()).startsWith("line 0 of a compiler").endsWith("much to say\n");
    assertThat((long) log.text().length()).isLessThanOrEqualTo(LIMIT).isGreaterThan(LIMIT / 2);
    assertThat(log.bytes()).isEqualTo(log.text().length() + log.omitted());
    assertThat(log.flags()).isEqualTo(Content.FLAG_TRUNCATED);
  }

  @Test
  void body_muchLargerThanTheLimitOfBodies_isTaken() throws IOException {
    byte[] megabyte =
        "compiling and compiling and compiling \\n"
            .repeat(1 << 15)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] head = "{\"output\": \"".getBytes(StandardCharsets.US_ASCII);
    byte[] tail =
        ("\", \"build_id\": " + build + ", \"phase_name\": \"huge\", \"status\": \"SUCCESS\"}")
            .getBytes(StandardCharsets.US_ASCII);
    int times = 120;
    long length = head.length + (long) times * megabyte.length + tail.length;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
      out.write(
          ("POST /ms1/builds/phases/update/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + server.bearer("ada")
                  + "\r\nContent-Length: "
                  + length
                  + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(head);
      for (int i = 0; i < times; i++) {
        out.write(megabyte);
      }
      out.write(tail);
      out.flush();
      assertThat(Exchange.answer(socket.getInputStream(), true).status()).isEqualTo(200);
    }
    assertThat(log("huge").bytes()).isEqualTo((long) times * (megabyte.length - (1 << 15)));
  }

  @Test
  void body_thatIsCompressed_isTaken() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(
          "{\"build_id\": %d, \"phase_name\": \"zip\", \"status\": \"SUCCESS\", \"output\": \"packed\"}"
              .formatted(build)
              .getBytes(StandardCharsets.UTF_8));
    }
    Answer answer =
        Exchange.send(
            server.port(),
            "POST",
            "/ms1/builds/phases/update",
            java.util.Map.of(
                "Authorization", "Bearer " + server.bearer("ada"), "Content-Encoding", "gzip"),
            packed.toByteArray());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(log("zip").text()).isEqualTo("packed");
  }

  private Log log(String phase) {
    return server
        .store()
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT c.id, c.bytes, c.omitted, c.flags
                          FROM phase p JOIN content c ON c.id = p.content_id WHERE p.name = :name
                        """)
                    .bind("name", phase)
                    .map(
                        (row, ctx) ->
                            new Log(
                                text(row.getLong(1)),
                                row.getLong(2),
                                row.getLong(3),
                                row.getInt(4)))
                    .one());
  }

  private int contents(String phase) {
    return server
        .store()
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(content_id) FROM phase WHERE name = :name")
                    .bind("name", phase)
                    .mapTo(Integer.class)
                    .one());
  }

  private String text(long content) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      server.store().contents().read(content, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
