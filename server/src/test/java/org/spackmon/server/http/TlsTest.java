package org.spackmon.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsTest {
  @TempDir static Path dir;
  private static KeyFiles keys;

  @BeforeAll
  static void make() throws Exception {
    keys =
        new KeyFiles(dir)
            .make("rsa", "RSA", "RSA PRIVATE KEY")
            .make("ec", "EC", "EC PRIVATE KEY")
            .make("ed", "Ed25519", "NONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-pkcs8", "rsa-traditional", "ec-pkcs8", "ec-traditional", "ed-pkcs8"})
  void key_isReadInEveryForm(String form) throws Exception {
    Path cert = keys.file(form.replaceAll("-.*", "") + ".crt");
    Tls tls = Tls.read(cert, keys.file(form + ".key"));
    try (HttpServer server =
        HttpServer.start(
            new HttpServer.Place("127.0.0.1", 0, tls),
            new HttpServer.Limits(1000, Duration.ofSeconds(2), Duration.ofSeconds(2)),
            List.of(routes -> routes.get("/", ctx -> ctx.result("secure " + ctx.scheme()))),
            List.of(),
            (route, method, status, nanos) -> {})) {
      assertThat(server.url()).isEqualTo("https://127.0.0.1:" + server.port());
      assertThat(ask(server, cert)).startsWith("HTTP/1.1 200 OK").endsWith("secure https");
    }
  }

  @Test
  void wrongFiles_areToldApart() throws Exception {
    Path rsa = keys.file("rsa.crt");
    Path key = keys.file("rsa-pkcs8.key");
    refused(key, key, "There is no certificate in");
    refused(rsa, rsa, "There is no private key in");
    refused(rsa, keys.file("ec-pkcs8.key"), "isn't the certificate's");
    refused(rsa, keys.write("x", "ENCRYPTED PRIVATE KEY", new byte[9]), "is encrypted");
    refused(dir.resolve("missing"), key, "Can't read");
    refused(keys.write("y", "CERTIFICATE", new byte[9]), key, "Can't use the certificate in");
  }

  @Test
  void plainHttp_isNoReasonToHang() throws Exception {
    Tls tls = Tls.read(keys.file("ec.crt"), keys.file("ec-pkcs8.key"));
    try (HttpServer server =
            HttpServer.start(
                new HttpServer.Place("127.0.0.1", 0, tls),
                new HttpServer.Limits(1000, Duration.ofSeconds(2), Duration.ofSeconds(2)),
                List.of(),
                List.of(),
                (route, method, status, nanos) -> {});
        Wire wire = new Wire(server.port())) {
      assertThat(wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").untilClosed())
          .doesNotContain("HTTP/1.1");
    }
  }

  private static void refused(Path cert, Path key, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tls.read(cert, key))
        .withMessageContaining(why);
  }

  private static String ask(HttpServer server, Path cert) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(cert)) {
      trusted.setCertificateEntry(
          "it", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
        SSLSocket socket =
            (SSLSocket)
                context.getSocketFactory().createSocket(plain, "127.0.0.1", server.port(), true)) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
