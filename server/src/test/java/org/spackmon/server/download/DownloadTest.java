package org.spackmon.server.download;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

/** The client that a server offers; here a small one, of this module's test resources. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class DownloadTest {
  private static final String FILE = "/client/spackmon-client.tar.gz";

  @TempDir static Path data;
  static Store store;
  static SpackmonServer server;

  @BeforeAll
  static void serve() {
    store = Store.open(StoreSettings.in(data));
    ServerSettings settings =
        ServerSettings.defaults().withPublicUrl("https://monitor.example.org/spackmon");
    server = SpackmonServer.start(settings, store);
  }

  @AfterAll
  static void close() {
    server.close();
    store.close();
  }

  @Test
  void client_isForAnybody_andMayBeKeptUntilItChanges() throws IOException {
    Answer answer = ask("GET", FILE, Map.of("Accept-Encoding", "gzip"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ClientBundle.shipped().orElseThrow().bytes());
    assertThat(answer.header("content-type")).isEqualTo("application/gzip");
    assertThat(answer.header("content-encoding")).isEmpty();
    assertThat(answer.header("content-length")).isEqualTo("" + answer.body().length);
    assertThat(answer.header("cache-control")).isEqualTo("public, no-cache");
    Answer again = ask("GET", FILE, Map.of("If-None-Match", answer.header("etag")));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void head_tellsTheSame_withoutTheClient() throws IOException {
    Answer whole = ask("GET", FILE, Map.of());
    Answer head = ask("HEAD", FILE, Map.of());

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : new String[] {"content-length", "content-type", "etag", "cache-control"}) {
      assertThat(head.header(name)).as(name).isNotEmpty().isEqualTo(whole.header(name));
    }
  }

  @Test
  void sum_isOfTheClient_asSha256sumReadsIt() throws IOException {
    Answer answer = ask("GET", FILE + ".sha256", Map.of());

    String sha256 = ClientBundle.shipped().orElseThrow().sha256();
    assertThat(answer.text()).isEqualTo(sha256 + "  spackmon-client.tar.gz\n");
    assertThat(ask("GET", FILE, Map.of()).header("etag")).isEqualTo("\"" + sha256 + "\"");
  }

  @Test
  void others_areNotFound() throws IOException {
    assertThat(ask("GET", "/client/spackmon.jar", Map.of()).status()).isEqualTo(404);
    assertThat(ask("POST", FILE, Map.of()).status()).isEqualTo(405);
  }

  @Test
  void tarball_ofOtherContentOfTheSameSize_hasOtherTimes() throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>(Map.of("top/file", new byte[70_000]));
    byte[] before = tar(Tarball.of(files));
    files.put("top/file", new byte[70_000]);
    assertThat(tar(Tarball.of(files))).isEqualTo(before);
    files.get("top/file")[0] = 1;

    byte[] after = tar(Tarball.of(files));

    assertThat(after).hasSameSizeAs(before);
    assertThat(new String(after, 136, 11, US_ASCII))
        .isNotEqualTo(new String(before, 136, 11, US_ASCII));
  }

  private static byte[] tar(byte[] gzip) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
  }

  private static Answer ask(String method, String path, Map<String, String> headers)
      throws IOException {
    return Exchange.send(server.port(), method, path, headers, new byte[0]);
  }
}
