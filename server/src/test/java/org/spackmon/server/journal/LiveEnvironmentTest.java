package org.spackmon.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.server.api.Described;

/** A Spack environment that nobody imported: runs worked in it. */
final class LiveEnvironmentTest {
  private static final String LIST = "/api/v1/environments";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void environment_ofRuns_isListedWithThem(boolean postgres) throws Exception {
    try (Site site = Site.start(postgres)) {
      tell(site, "1.1.0-old/environment");
      JsonNode item = json(site, LIST).at("/items/0");
      assertThat(item.at("/environment/name").asText()).isEqualTo("env");
      assertThat(item.at("/environment/path").asText()).isEqualTo("/lab/env");
      assertThat(item.at("/environment/system").asText()).isEqualTo("unknown");
      assertThat(item.at("/environment/missing").asInt()).isZero();

      String url = item.at("/url").asText();
      List<String> before = json(site, url).at("/roots").findValuesAsText("hash");

      tell(site, "develop-new/environment"); // told later, and began before
      assertThat(json(site, LIST).at("/items")).hasSize(1);
      JsonNode one = json(site, url);
      assertThat(one.at("/roots").findValuesAsText("hash")).isEqualTo(before);
      assertThat(Described.errors("/components/schemas/EnvironmentAnswer", one)).isEmpty();
      assertThat(one.at("/roots").findValuesAsText("asked"))
          .containsExactly("shoalmesh", "driftplot");
      assertThat(one.at("/runs")).hasSize(2);
      String run = one.at("/runs/1/url").asText();
      assertThat(json(site, run).at("/run/spack_version").asText()).isEqualTo("1.3.0.dev0");
      for (JsonNode root : one.at("/roots")) {
        assertThat(json(site, root.at("/spec_url").asText()).at("/package").asText())
            .isEqualTo(root.at("/asked").asText());
      }
      assertThat(json(site, url + "/sbom").at("/components")).isNotEmpty();
      assertThat(get(site, url.substring("/api/v1".length())).body())
          .contains("worked in it", run.substring("/api/v1".length()), "spack.lock");
    }
  }

  private static void tell(Site site, String name) {
    RunFolder run =
        RunFolder.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    var pieces = Sender.pieces(run.events(), run.logs(), run.files(), 100_000);
    assertThat(site.sender("alice" + run.run()).post(run.run(), pieces).statusCode())
        .isEqualTo(200);
  }

  private static JsonNode json(Site site, String path) throws Exception {
    HttpResponse<String> answer = get(site, path);
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static HttpResponse<String> get(Site site, String path)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(site.url() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
