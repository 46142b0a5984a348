package org.spackmon.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  private static final Set<String> KEYS = Set.of("port", "public-url", "data");

  @TempDir private Path folder = Path.of("");

  @Test
  void environment_winsOverTheFile() throws IOException {
    Path file = file("port = 80\n# a comment\n\ndata=/srv/spackmon");
    Settings settings = Settings.read(KEYS, file, Map.of("SPACKMON_SERVER_PORT", "8080"));
    assertThat(settings.value("port")).isEqualTo("8080");
    assertThat(settings.value("data")).isEqualTo("/srv/spackmon");
    assertThat(settings.value("public-url")).isNull();
  }

  @Test
  void dashesOfAKey_areUnderscoresInTheEnvironment() {
    Settings settings =
        Settings.read(KEYS, null, Map.of("SPACKMON_SERVER_PUBLIC_URL", "https://m.example"));
    assertThat(settings.value("public-url")).isEqualTo("https://m.example");
  }

  @Test
  void clientsVariables_areNotTheServers() {
    Map<String, String> clients =
        Map.of("SPACKMON_USER", "spacky", "SPACKMON_TOKEN", "x", "SPACKMON_HOSTNAME", "nid1");
    assertThat(Settings.read(KEYS, null, clients).systems()).isEmpty();
  }

  @Test
  void systems_keepTheOrderOfTheFile() throws IOException {
    Path file = file("system.zeta = login*.zeta nid*\nsystem.alpha = *,x?");
    Map<String, List<String>> systems = Settings.read(KEYS, file, Map.of()).systems();
    assertThat(systems.keySet()).containsExactly("zeta", "alpha");
    assertThat(systems)
        .containsEntry("zeta", List.of("login*.zeta", "nid*"))
        .containsEntry("alpha", List.of("*", "x?"));
  }

  @Test
  void unknownKey_isRefusedWithASuggestion() throws IOException {
    Path file = file("prot = 80");
    assertThatThrownBy(() -> Settings.read(KEYS, file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("\"prot\"")
        .hasMessageContaining("did you mean \"port\"?");
  }

  @Test
  void unknownVariable_isRefused() {
    assertThatThrownBy(() -> Settings.read(KEYS, null, Map.of("SPACKMON_SERVER_COLOUR", "red")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("SPACKMON_SERVER_COLOUR")
        .hasMessageContaining("expected one of data, port, public-url");
  }

  @Test
  void lineWithoutEquals_isRefusedWithItsNumber() throws IOException {
    Path file = file("port = 80\nport 81");
    assertThatThrownBy(() -> Settings.read(KEYS, file, Map.of()))
        .hasMessageContaining("line 2: expected \"key = value\", found \"port 81\"");
  }

  @Test
  void keySetTwice_isRefused() throws IOException {
    Path file = file("port = 80\nport = 81");
    assertThatThrownBy(() -> Settings.read(KEYS, file, Map.of()))
        .hasMessageContaining("line 2: port is set twice");
  }

  @Test
  void missingFile_isRefused() {
    assertThatThrownBy(() -> Settings.read(KEYS, folder.resolve("none.conf"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.conf");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("server.conf"), text);
  }
}
