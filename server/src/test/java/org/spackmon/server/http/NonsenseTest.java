package org.spackmon.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no client library would send: each gets its answer, and the connection an end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NonsenseTest {
  private static final String NOTHING = "";

  private HttpServer server;

  @BeforeAll
  void start() {
    server = Kitchen.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource({"requestLines", "hosts", "headers", "paths", "methods", "bodies"})
  void nonsense_isAnsweredAndEnds(String expected, String nonsense) throws Exception {
    try (Wire wire = new Wire(server.port())) {
      String answer = wire.send(nonsense).finish().untilClosed();
      assertThat(answer.replaceAll("(?s)^HTTP/1.1 (\\d+) .*", "$1")).as(answer).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("unfinished")
  void silence_endsTheConnection(String expected, String beginning) throws Exception {
    try (Wire wire = new Wire(server.port())) {
      String answer = wire.send(beginning).untilClosed();
      assertThat(answer.replaceAll("(?s)^HTTP/1.1 (\\d+) .*", "$1")).as(answer).isEqualTo(expected);
    }
  }

  static Stream<Arguments> requestLines() {
    return Stream.of(
        of("400", "\0\0\0\0\0\0\r\n\r\n"),
        of("400", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003"),
        of("505", "GET /page\r\n\r\n"),
        of("505", "GET /page HTTP/0.9\r\n\r\n"),
        of("200", "GET /page HTTP/1.0\r\n\r\n"),
        of("400", "GET /page HTTP/2.0\r\n\r\n"),
        of("505", "GET /page HTTP/3.7\r\n\r\n"),
        of("505", "GET /page FTP/1.1\r\nHost: a\r\n\r\n"),
        of("400", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        of("414", "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
        of("431", "A".repeat(70_000)),
        of("400", "GET /pa\0ge HTTP/1.1\r\nHost: a\r\n\r\n"),
        of("200", "GET /page HTTP/1.1\nHost: a\n\n"));
  }

  static Stream<Arguments> hosts() {
    return Stream.of(
        of("400", "GET /page HTTP/1.1\r\n\r\n"),
        of("400", get("/page", "Host: b")),
        of("400", "GET /page HTTP/1.1\r\nHost: a b\r\n\r\n"),
        of("400", "GET /page HTTP/1.1\r\nHost: \0\r\n\r\n"),
        of("400", "GET /page HTTP/1.1\r\nHost:\r\n\r\n"),
        of("400", "GET /page HTTP/1.1\r\nHost: a:99999\r\n\r\n"),
        of("400", "GET /page HTTP/1.1\r\nHost: a:x\r\n\r\n"),
        of("400", "GET /page HTTP/1.1\r\nHost: [::1\r\n\r\n"),
        of("400", get("http://a:b@/page", "X: y")),
        of("400", get("http:///page", "X: y")));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        of("400", get("/page", "Broken")),
        of("400", get("/page", ": x")),
        of("400", get("/page", " folded")),
        of("400", get("/page", "X: \u0001\u0002")),
        of("400", get("/page", "X : y")),
        of("431", get("/page", "X: " + "a".repeat(40_000))),
        of("431", get("/page", "X: y\r\n".repeat(8_000) + "X: y")),
        of("417", get("/page", "Expect: the-moon")),
        of("200", get("/cookie", "Cookie: \u00ff=\";\";;")),
        of("200", get("/cookie", "Cookie: x=\u00e9 y; ;;=;x")),
        of("200", get("/page", "Accept-Encoding: gzip;q=x,,,;")),
        of("200", get("/page", "Range: bytes=9-1")),
        of("200", get("/page", "X-HTTP-Method-Override: DELETE")),
        of("200", get("/page", "Upgrade: h2c\r\nConnection: Upgrade\r\nHTTP2-Settings: x")),
        of("400", get("/page", "Upgrade: websocket\r\nSec-WebSocket-Version: 13")));
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        of("400", get("/pa%00ge", "X: y")),
        of("400", get("/%zz", "X: y")),
        of("400", get("/%ff%fe", "X: y")),
        of("400", get("/name/%ff", "X: y")),
        of("400", get("/../../etc/passwd", "X: y")),
        of("400", get("/%2e%2e/page", "X: y")),
        of("400", get("/a/..%2fpage", "X: y")),
        of("400", get("page", "X: y")),
        of("400", get("*", "X: y")),
        of("404", get("/page;x=y", "X: y")),
        of("200", get("//page//", "X: y")),
        of("200", get("/query?x=%zz&%ff=%ff&&==&x", "X: y")));
  }

  static Stream<Arguments> methods() {
    return Stream.of(
        of("404", "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
        of("404", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"),
        of("405", "TRACE /page HTTP/1.1\r\nHost: a\r\n\r\n"),
        of("405", "NONSENSE /page HTTP/1.1\r\nHost: a\r\n\r\n"),
        of("405", "get /page HTTP/1.1\r\nHost: a\r\n\r\n"),
        of("405", "BEFORE /page HTTP/1.1\r\nHost: a\r\n\r\n"),
        of("405", "POST /page HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345"));
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        of("400", post("Content-Length: -1", "")),
        of("400", post("Content-Length: x", "")),
        of("400", post("Content-Length: 99999999999999999999999", "")),
        of("400", post("Content-Length: 5\r\nContent-Length: 6", "12345")),
        of("400", post("Content-Length: 5\r\nTransfer-Encoding: chunked", "12345")),
        of("400", post("Transfer-Encoding: what", "12345")),
        of("400", post("Transfer-Encoding: chunked, gzip", "12345")),
        of("415", chunked("Transfer-Encoding: gzip, chunked", "5\r\n12345\r\n0\r\n\r\n")),
        of("400", chunked("Transfer-Encoding: chunked", "zz\r\nabc\r\n0\r\n\r\n")),
        of("400", chunked("Transfer-Encoding: chunked", "-1\r\nabc\r\n0\r\n\r\n")),
        of("400", chunked("Transfer-Encoding: chunked", "f".repeat(20) + "\r\nabc\r\n")),
        of("400", chunked("Transfer-Encoding: chunked", "3\r\nabcdef\r\n0\r\n\r\n")),
        of("400", chunked("Transfer-Encoding: chunked", "\0\0\0")),
        of("400", chunked("Transfer-Encoding: chunked", "3\r\nabc\r\n0\r\nbad\0\r\n\r\n")),
        of("400", chunked("Transfer-Encoding: chunked", "3;" + "x".repeat(100_000) + "\r\nabc")),
        of("400", post("Content-Length: 10", "12345")),
        of("413", post("Content-Length: 99999999", "12345")),
        of("415", post("Content-Length: 5\r\nContent-Encoding: br", "12345")),
        of("415", post("Content-Length: 5\r\nContent-Encoding: gzip, gzip", "12345")),
        of("400", post("Content-Length: 5\r\nContent-Encoding: gzip", "12345")),
        of("400", post("Content-Length: 0\r\nContent-Encoding: gzip", "")),
        of("200", post("Content-Length: 5\r\nContent-Type: a; charset=nonsense", "12345")),
        of("415", form("application/x-www-form-urlencoded; charset=nonsense", "x=1")),
        of("415", form("a; charset=;charset", "x=1")),
        of("200", form("application/x-www-form-urlencoded", "x=%zz&x&&=%ff")),
        of("415", form("multipart/form-data; boundary=x", "--x")),
        of("415", form("application/x-www-form-urlencoded\r\nContent-Encoding: gzip", "x=1")),
        of("200", post("Content-Length: 5\r\nContent-Type: multipart/form-data", "12345")),
        of("401", "POST /closed HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz"));
  }

  static Stream<Arguments> unfinished() {
    return Stream.of(
        of(NOTHING, "G"),
        of(NOTHING, "GET /page HTTP/1.1\r\nHost: a\r\nX"),
        of("408", post("Content-Length: 10", "12345")),
        of("408", chunked("Transfer-Encoding: chunked", "5\r\n12")),
        of("401", "POST /closed HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345"),
        of("404", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"));
  }

  private static Arguments of(String expected, String nonsense) {
    return Arguments.of(expected, nonsense);
  }

  private static String get(String target, String header) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n";
  }

  private static String post(String headers, String body) {
    return "POST /echo HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n" + body;
  }

  private static String form(String type, String body) {
    return "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String chunked(String headers, String body) {
    return "POST /stream HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n" + body;
  }
}
