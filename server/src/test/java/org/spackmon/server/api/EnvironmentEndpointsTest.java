package org.spackmon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an environment should hold, and what of it is there, as programs read it. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class EnvironmentEndpointsTest {
  @TempDir static Path data;
  static ApiServer server;

  @BeforeAll
  static void open() throws Exception {
    server = ApiServer.overInstallTree(data);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String url() throws Exception {
    return server.json("/api/v1/environments").at("/items/0/url").asText();
  }

  @Test
  void environments_areListed_bySystem() throws Exception {
    JsonNode item = server.json("/api/v1/environments?system=reefstar").at("/items/0/environment");

    assertThat(item.at("/name").asText()).isEqualTo("lights");
    assertThat(item.at("/path").asText()).isEqualTo("/env/lights");
    assertThat(item.at("/site").asText()).isEqualTo("harbour");
    assertThat(item.at("/roots").asInt()).isEqualTo(2);
    assertThat(item.at("/missing").asInt()).as("candle").isEqualTo(1);
    assertThat(server.json("/api/v1/environments?system=other").at("/items")).isEmpty();
    assertThat(server.json("/api/v1/environments?gone=yes").at("/items")).isEmpty();
  }

  @Test
  void one_tellsOfEachSpec_whetherItIsThere() throws Exception {
    JsonNode one = server.json(url());

    assertThat(one.at("/roots").findValuesAsText("asked"))
        .containsExactly("lantern+shared", "candle");
    assertThat(one.at("/roots/1/spec_url").isNull()).isTrue();
    assertThat(one.at("/specs").findValuesAsText("package"))
        .containsExactly("lantern", "oil", "wick");
    assertThat(one.at("/specs").findValuesAsText("state"))
        .containsExactly("installed", "missing", "installed");
    assertThat(server.json(one.at("/roots/0/spec_url").asText()).at("/package").asText())
        .isEqualTo("lantern");
    assertThat(server.get(one.at("/manifest_url").asText()).body()).contains("lantern+shared");
    assertThat(server.get(one.at("/lock_url").asText()).body()).isEqualTo("{}");
  }

  @Test
  void hashes_areThose_ofItsOwnSpack(@TempDir Path folder) throws Exception {
    try (ApiServer other = ApiServer.overInstallTree(folder)) {
      other.hashAnew();

      assertThat(other.json("/api/v1/environments/1").at("/specs").findValuesAsText("hash"))
          .contains("lantern1", "wick1");
    }
  }

  @Test
  void billOfMaterials_holdsAllOfIt() throws Exception {
    JsonNode bom = server.json(url() + "/sbom");

    assertThat(bom.at("/metadata/component/name").asText()).isEqualTo("lantern");
    assertThat(bom.at("/components").findValuesAsText("bom-ref"))
        .containsExactlyInAnyOrder("wick1", "oil1");
  }

  @Test
  void whatIsNotThere_isNotFound() throws Exception {
    for (String path : new String[] {"", "/sbom", "/manifest", "/lock"}) {
      server.problem("/api/v1/environments/999" + path, 404);
    }
  }

  @Test
  void installs_ofASystem_areListed() throws Exception {
    JsonNode first = server.json("/api/v1/installs?system=reefstar&limit=1");

    assertThat(first.at("/items").findValuesAsText("package")).containsExactly("wick");
    assertThat(first.at("/items/0/explicit").asBoolean()).isFalse();
    JsonNode second = server.json(first.at("/next").asText());
    assertThat(second.at("/items").findValuesAsText("package")).containsExactly("lantern");
    assertThat(second.at("/next").isNull()).isTrue();
    assertThat(server.json("/api/v1/installs?system=reefstar&which=gone").at("/items")).isEmpty();
    assertThat(server.problem("/api/v1/installs", 400).at("/where").asText()).isEqualTo("system");
  }
}
