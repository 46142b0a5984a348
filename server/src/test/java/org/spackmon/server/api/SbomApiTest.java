package org.spackmon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bills of materials over HTTP; what is in them is {@code SbomTest}'s. */
final class SbomApiTest {

  @Test
  void sbom_ofASpecAndOfARun_areFilesOfCycloneDx(@TempDir Path data) throws Exception {
    try (ApiServer server = ApiServer.open(data)) {
      String build = server.json("/api/v1/builds").at("/items/0/url").asText();
      String spec = server.json(build).at("/spec_url").asText();
      JsonNode told = server.json(spec);
      String run = server.json("/api/v1/runs").at("/items/0/url").asText();

      HttpResponse<String> answer = server.get(spec + "/sbom");
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/vnd.cyclonedx+json");
      assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
          .contains(told.at("/package").asText() + "-")
          .contains(".cdx.json");
      JsonNode bom = server.json(spec + "/sbom");
      assertThat(bom.at("/specVersion").asText()).isEqualTo("1.6");
      assertThat(bom.at("/metadata/component/name").asText())
          .isEqualTo(told.at("/package").asText());
      assertThat(bom.at("/dependencies/0/dependsOn")).hasSameSizeAs(told.at("/dependencies"));

      JsonNode ofRun = server.json(run + "/sbom");
      assertThat(ofRun.at("/metadata/component/name").asText()).isEqualTo("greeter");
      assertThat(ofRun.at("/bomFormat").asText()).isEqualTo("CycloneDX");
    }
  }

  @Test
  void sbom_ofWhatIsNotThere_isNotFound(@TempDir Path data) throws Exception {
    try (ApiServer server = ApiServer.open(data)) {
      server.problem("/api/v1/specs/9999/sbom", 404);
      server.problem("/api/v1/runs/nobody/sbom", 404);
    }
  }
}
