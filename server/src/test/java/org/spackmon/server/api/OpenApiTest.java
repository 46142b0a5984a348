package org.spackmon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** Holds the description of the API against the API: its routes, and what they really answer. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class OpenApiTest {
  private static final String PROBLEM = "/components/schemas/Problem";

  @TempDir static Path data;
  static ApiServer server;
  static ObjectNode description;

  @BeforeAll
  static void open() throws Exception {
    server = ApiServer.open(data);
    server.importTree();
    description = Described.description();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void paths_describedAndServed_areTheSame(@TempDir Path other) {
    try (Store store = Store.open(StoreSettings.in(other))) {
      List<String> served = Api.of(store, "", "1").paths();

      Set<String> described = new TreeSet<>();
      description.at("/paths").fieldNames().forEachRemaining(described::add);

      assertThat(served.stream().map(path -> path.isEmpty() ? "/" : path))
          .containsExactlyInAnyOrderElementsOf(described);
    }
  }

  @Test
  void parameters_ofEachPath_areThoseItTakes() throws Exception {
    for (String path : pathsWithQueries()) {
      Set<String> described = new TreeSet<>();
      for (JsonNode parameter : parameters(path)) {
        if (parameter.at("/in").asText().equals("query")) {
          described.add(parameter.at("/name").asText());
        } else {
          assertThat(path).contains("{" + parameter.at("/name").asText() + "}");
        }
      }
      String asked = path.replaceAll("\\{[a-z]+}", "1") + "?surely_not_known=1";
      String expected = server.problem("/api/v1" + asked, 400).at("/expected").asText();
      assertThat(expected)
          .as(path)
          .isEqualTo(
              described.isEmpty() ? "no parameters" : "one of " + String.join(", ", described));
    }
  }

  @Test
  void answers_areAsDescribed() throws Exception {
    Set<String> seen = new LinkedHashSet<>();
    for (String address : addresses()) {
      JsonNode answer = server.json(address);
      String path = template(address);
      JsonNode schema =
          description.at(
              "/paths/"
                  + path.replace("/", "~1")
                  + "/get/responses/200/content/application~1json/schema");
      assertThat(Described.errors(schema.at("/$ref").asText().substring(1), answer))
          .as(address)
          .isEmpty();
      seen.add(path);
    }
    assertThat(seen)
        .as("every path is tried")
        .containsAll(pathsWithQueries().stream().filter(path -> !schema(path).isEmpty()).toList());
  }

  @Test
  void problems_areAsDescribed() throws Exception {
    assertThat(Described.errors(PROBLEM, server.problem("/api/v1/builds?outcome=faild", 400)))
        .isEmpty();
    assertThat(Described.errors(PROBLEM, server.problem("/api/v1/builds/x", 400))).isEmpty();
    assertThat(Described.errors(PROBLEM, server.problem("/api/v1/builds/99", 404))).isEmpty();
  }

  @Test
  void validator_seesWhatIsWrong() throws Exception {
    ObjectNode list = (ObjectNode) server.json("/api/v1/builds");
    ((ObjectNode) list.at("/items/0")).put("surprise", 1).put("outcome", "odd").remove("owner");

    assertThat(Described.errors("/components/schemas/BuildList", list)).hasSize(3);
  }

  /** One of each kind, following the links that answers give. */
  private static List<String> addresses() throws Exception {
    List<String> all = new ArrayList<>();
    for (String list : List.of("/", "/packages", "/compilers", "/systems", "/owners", "/tags")) {
      all.add("/api/v1" + list);
    }
    all.add("/api/v1/runs");
    String run = server.json("/api/v1/runs").at("/items/0/url").asText();
    all.addAll(List.of(run, run + "/timeline"));
    all.add("/api/v1/packages/matrix?name=greeter");
    all.add("/api/v1/packages/matrix?name=greeter&by=system");
    all.add("/api/v1/packages/history?name=libgreet");
    all.add("/api/v1/compare?a=build/1&b=spec/2");
    all.add("/api/v1/compare?a=run/4711&b=run/4711");
    all.add("/api/v1/builds");
    all.add("/api/v1/failures");
    all.add("/api/v1/failures?show=all&sort=frequent&limit=1");
    JsonNode failure = server.json("/api/v1/failures?show=all").at("/items/0/url");
    all.addAll(List.of(failure.asText(), failure.asText() + "/attempts"));
    all.add("/api/v1/builds?limit=1");
    all.add("/api/v1/builds?package=nothing");
    all.add("/api/v1/hosts?system=unknown");
    all.add("/api/v1/specs");
    all.add("/api/v1/specs?concrete=true");
    all.add("/api/v1/hashes?hash=ffff");
    all.add("/api/v1/find?q=zlib");
    all.add("/api/v1/find?q=wick&dependents=yes");
    all.add("/api/v1/installs?system=reefstar");
    all.add("/api/v1/environments");
    all.add(server.json("/api/v1/environments").at("/items/0/url").asText());
    all.add("/api/v1/advisories?show=all");
    for (JsonNode row : server.json("/api/v1/builds").at("/items")) {
      String url = row.at("/url").asText();
      JsonNode build = server.json(url);
      all.addAll(List.of(url, url + "/analyses", url + "/files", url + "/attempts/1"));
      all.add(url + "/attempts/1/causes");
      build.at("/analyses").forEach(each -> all.add(each.at("/url").asText()));
      for (JsonNode phase : build.at("/attempts/0/phases")) {
        all.add(url + "/attempts/1/log?phase=" + phase.at("/name").asText().replace("/", "%2F"));
      }
      String spec = build.at("/spec_url").asText();
      all.addAll(List.of(spec, spec + "/graph", spec + "/dependents"));
      all.addAll(List.of(spec + "/builds", spec + "/documents"));
      all.add(server.json(spec + "/documents").at("/items/0/url").asText());
    }
    return all;
  }

  private static List<String> pathsWithQueries() {
    List<String> paths = new ArrayList<>();
    description.at("/paths").fieldNames().forEachRemaining(paths::add);
    paths.remove(OpenApi.PATH);
    return paths;
  }

  /** Where the schema of its JSON is; "" where it answers something else. */
  private static String schema(String path) {
    String content = "/get/responses/200/content/application~1json/schema/$ref";
    String ref = description.at("/paths/" + path.replace("/", "~1") + content).asText();
    return ref.isEmpty() ? "" : ref.substring(1);
  }

  private static List<JsonNode> parameters(String path) {
    List<JsonNode> parameters = new ArrayList<>();
    for (JsonNode each : description.at("/paths/" + path.replace("/", "~1") + "/get/parameters")) {
      String ref = each.at("/$ref").asText();
      parameters.add(ref.isEmpty() ? each : description.at(ref.substring(1)));
    }
    return parameters;
  }

  /** {@code /api/v1/builds/7?x=1} is {@code /builds/{build}}. */
  private static String template(String address) {
    String path = address.substring("/api/v1".length()).replaceAll("\\?.*", "");
    return pathsWithQueries().stream()
        .filter(each -> path.matches(each.replaceAll("\\{[a-z]+}", "[^/]+")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(address + " isn't described"));
  }
}
