package org.spackmon.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/**
 * A client learns from the challenge where to get a token: where it asked, spelled as it can read.
 */
final class ChallengeTest {
  @TempDir Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.in(data));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void challenge_namesTheHostThatWasAskedFor() throws Exception {
    try (Site site = Site.open(store)) {
      assertThat(challenge(site, "Host: monitor.example.org:8443"))
          .isEqualTo(
              "Bearer realm=\"http://monitor.example.org:8443/auth/token/\","
                  + "service=\"http://monitor.example.org:8443\",scope=\"build\"");
      assertThat(challenge(site, "Host: a\r\nX-Forwarded-Proto: https"))
          .startsWith("Bearer realm=\"https://a/auth/token/\"");
      assertThat(challenge(site, "Host: [::1]:80"))
          .startsWith("Bearer realm=\"http://[::1]:80/auth/token/\"");
    }
  }

  @Test
  void oddHost_isReplacedByTheAddressThatWasReached() throws Exception {
    try (Site site = Site.open(store)) {
      for (String host : new String[] {"a\"b", "a/b", "a@b", "a,b", "a'b", "a<b"}) {
        assertThat(challenge(site, "Host: " + host))
            .isIn(
                "Bearer realm=\""
                    + site.url()
                    + "/auth/token/\",service=\""
                    + site.url()
                    + "\",scope=\"build\"",
                "400");
      }
    }
  }

  @Test
  void publicUrl_goesBeforeAnythingTheRequestSays() throws Exception {
    try (Site site = new Site(store, false, false, "https://hpc.example.org/spackmon")) {
      assertThat(challenge(site, "Host: evil.example"))
          .isEqualTo(
              "Bearer realm=\"https://hpc.example.org/spackmon/auth/token/\","
                  + "service=\"https://hpc.example.org/spackmon\",scope=\"build\"");
    }
  }

  /** The challenge, or the status where there is none. */
  private static String challenge(Site site, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      String request =
          "POST /ms1/report HTTP/1.1\r\n"
              + headers
              + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.contains("WWW-Authenticate: ")
          ? answer.replaceAll("(?s).*WWW-Authenticate: ([^\r]*)\r.*", "$1")
          : answer.substring(9, 12);
    }
  }
}
