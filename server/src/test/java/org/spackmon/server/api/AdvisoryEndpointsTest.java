package org.spackmon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What advisories mean among installs, for programs. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class AdvisoryEndpointsTest {
  @TempDir static Path data;
  static ApiServer server;

  @BeforeAll
  static void open() throws Exception {
    server = ApiServer.overInstallTree(data);
    server.load();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void list_tellsWhatIsMeantAndHowMuchIsInstalled() throws Exception {
    JsonNode answer = server.json("/api/v1/advisories?severity=critical");
    assertThat(Described.errors("/components/schemas/AdvisoryList", answer)).isEmpty();
    JsonNode item = answer.at("/items/0");
    assertThat(item.at("/id").asText()).isEqualTo("EXAMPLE-2026-1");
    assertThat(item.at("/verdict").asText()).isEqualTo("affected");
    assertThat(item.at("/hits/0/package").asText()).isEqualTo("wick");
    assertThat(item.at("/hits/0/version").asText()).isEqualTo("1.2");
    assertThat(item.at("/installs").asLong()).isEqualTo(1);
    assertThat(item.at("/systems").asLong()).isEqualTo(1);
    assertThat(server.json("/api/v1/advisories").at("/items")).hasSize(2);
    assertThat(server.json("/api/v1/advisories?show=suggested").at("/items")).hasSize(1);
    assertThat(server.json("/api/v1/advisories?system=elsewhere").at("/items")).isEmpty();
  }

  @Test
  void vex_callsProductsAsBillsOfMaterialsDo() throws Exception {
    JsonNode vex = server.json("/api/v1/advisories/vex?id=EXAMPLE-2026-1");
    assertThat(vex.at("/@context").asText()).isEqualTo("https://openvex.dev/ns/v0.2.0");
    assertThat(vex.at("/statements")).hasSize(1);
    JsonNode statement = vex.at("/statements/0");
    assertThat(statement.at("/vulnerability/name").asText()).isEqualTo("EXAMPLE-2026-1");
    assertThat(statement.at("/vulnerability/aliases/0").asText()).isEqualTo("CVE-0000-3094");
    assertThat(statement.at("/status").asText())
        .as("what nobody judged")
        .isEqualTo("under_investigation");
    String product = statement.at("/products/0/@id").asText();
    assertThat(product).isEqualTo("pkg:spack/own/wick@1.2?sha=wick1");
    String spec = server.json("/api/v1/find?q=wick").at("/items/0/spec_url").asText();
    assertThat(server.get(spec + "/sbom").body()).contains("\"" + product + "\"");
  }

  @Test
  void vex_hasNoStatementOfWhatIsASuggestion() throws Exception {
    assertThat(server.json("/api/v1/advisories/vex").at("/statements")).hasSize(2);
    assertThat(server.problem("/api/v1/advisories/vex?id=nosuch", 404).at("/detail").asText())
        .contains("nosuch");
  }
}
