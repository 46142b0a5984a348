package org.spackmon.client.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddressTest {
  @TempDir Path home = Path.of("");

  @Test
  void without_a_word_it_is_the_guides() throws UnusableException {
    Address address = Address.of(null, null, Map.of("HOME", home.toString()));
    assertThat(address.at("x")).isEqualTo("http://127.0.0.1/ms1/x");
  }

  @Test
  void what_is_said_goes_before_what_is_set() throws UnusableException {
    Map<String, String> environment = Map.of("SPACKMON_HOST", "https://set.example:8443/");
    assertThat(Address.of(null, "/monitor/", environment).at("x"))
        .isEqualTo("https://set.example:8443/monitor/x");
    assertThat(Address.of("https://said.example/below", null, environment).at("x"))
        .isEqualTo("https://said.example/below/ms1/x");
    assertThat(Address.of("said.example:5000", null, environment).at(""))
        .isEqualTo("http://said.example:5000/ms1/");
  }

  @Test
  void a_server_of_this_user_is_found_while_it_answers() throws IOException, UnusableException {
    Map<String, String> environment = Map.of("XDG_DATA_HOME", home.toString());
    Path file = Files.createDirectories(home.resolve("spackmon")).resolve("server.url");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort();
      Files.writeString(file, url + "\n");
      assertThat(Address.of(null, null, environment).root()).isEqualTo(url);
    }
    assertThat(Address.of(null, null, environment).root()).isEqualTo("http://127.0.0.1");
  }

  @Test
  void user_info_is_left_out() throws UnusableException {
    assertThat(Address.of("https://me:secret@m.example", null, Map.of()).root())
        .isEqualTo("https://m.example");
  }

  @Test
  void what_is_no_address_is_refused() {
    for (String host : List.of("ftp://x.example", "http://", "a b")) {
      assertThatThrownBy(() -> Address.of(host, null, Map.of()))
          .as(host)
          .isInstanceOf(UnusableException.class);
    }
  }
}
