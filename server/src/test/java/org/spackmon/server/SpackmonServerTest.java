package org.spackmon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

final class SpackmonServerTest {
  @TempDir Path data;

  @Test
  void freePort_isTakenAndTold() {
    try (Store store = Store.open(StoreSettings.in(data));
        SpackmonServer server = SpackmonServer.start(ServerSettings.defaults(), store)) {
      assertThat(server.port()).isPositive();
      assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port());
    }
  }

  @Test
  void settings_refuseWhatCantWork() {
    ServerSettings settings = ServerSettings.defaults();
    for (String prefix :
        new String[] {"", "/", "api", "auth/x", "a b", "a?b", "builds", "client"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> settings.withPrefix(prefix));
    }
    for (String url : new String[] {"", "host", "ftp://host", "http://u:p@host", "http://h?q"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> settings.withPublicUrl(url));
    }
    assertThat(settings.withPrefix("/monitor/ms1/").prefix()).isEqualTo("monitor/ms1");
    assertThat(settings.withPublicUrl("https://h/spack/").publicUrl()).isEqualTo("https://h/spack");
  }
}
