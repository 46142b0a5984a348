package org.spackmon.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.server.ServerSettings;

/** What programs see under {@code /api/v1}. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class ApiTest {
  @TempDir static Path data;
  static ApiServer server;

  @BeforeAll
  static void open() throws Exception {
    server = ApiServer.open(data);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void builds_listed_areTheNewestFirstWithAllFacts() throws Exception {
    JsonNode list = server.json("/api/v1/builds?limit=50");

    assertThat(list.at("/items").size()).isEqualTo(2);
    assertThat(list.at("/total/count").asLong()).isEqualTo(2);
    JsonNode row = list.at("/items/1");
    assertThat(row.at("/package").asText()).isEqualTo("greeter");
    assertThat(row.at("/outcome").asText()).isEqualTo("failed");
    assertThat(row.at("/tags/0").asText()).isEqualTo(Sample.TAG);
    assertThat(row.at("/opened").asText()).matches("2022-07-01T12:30:0[0-9]\\.000001Z");
    assertThat(row.at("/duration").decimalValue()).isNotNegative();
    assertThat(row.at("/phases/1/failed").asBoolean()).isTrue();
    assertThat(row.at("/version").asText()).isEqualTo("1.2");
    assertThat(list.at("/next").isNull()).isTrue();
  }

  @Test
  void builds_inPages_areLinked() throws Exception {
    JsonNode first = server.json("/api/v1/builds?limit=1");
    JsonNode second = server.json(first.at("/next").asText());

    assertThat(second.at("/items/0/package").asText()).isEqualTo("greeter");
    assertThat(second.at("/next").isNull()).isTrue();
    assertThat(server.json(second.at("/previous").asText()).at("/items"))
        .isEqualTo(first.at("/items"));
  }

  @Test
  void builds_filtered_holdWhatMatches() throws Exception {
    String tag = URLEncoder.encode(Sample.TAG, StandardCharsets.UTF_8);

    assertThat(server.json("/api/v1/builds?tag=" + tag + "&outcome=failed").at("/items"))
        .hasSize(1);
    assertThat(server.json("/api/v1/builds?q=libg").at("/items")).hasSize(1);
    assertThat(server.json("/api/v1/builds?q=greeter/ffff").at("/items")).hasSize(1);
    JsonNode unknown = server.json("/api/v1/builds?package=greter");
    assertThat(unknown.at("/items")).isEmpty();
    assertThat(unknown.at("/unknown/0/nearest").asText()).isEqualTo("greeter");
  }

  @Test
  void build_leadsToAttemptLogAndSpec() throws Exception {
    JsonNode row = server.json("/api/v1/builds?package=greeter").at("/items/0");
    JsonNode build = server.json(row.at("/url").asText());
    JsonNode attempt = build.at("/attempts/0");
    JsonNode phase = attempt.at("/phases/1");

    assertThat(server.json(attempt.at("/url").asText())).isEqualTo(attempt);
    assertThat(attempt.at("/claims")).hasSize(3);
    assertThat(phase.at("/name").asText()).isEqualTo("build/all");
    assertThat(server.get(phase.at("/log/raw_url").asText()).body()).isEqualTo(Sample.LOG);
    assertThat(server.json(build.at("/spec_url").asText()).at("/parameters/shared").asBoolean())
        .isTrue();
    assertThat(build.at("/analysis_count").asLong()).isEqualTo(2);
  }

  @Test
  void log_byLines_isLinkedBothWays() throws Exception {
    JsonNode build =
        server.json(server.json("/api/v1/builds?package=greeter").at("/items/0/url").asText());
    String log = build.at("/attempts/0/phases/1/log/url").asText();

    JsonNode second = server.json(log + "&line=2&lines=1");

    assertThat(second.at("/lines/0/text").asText()).isEqualTo(Sample.SECOND);
    assertThat(second.at("/lines/0/number").asLong()).isEqualTo(2);
    assertThat(server.json(second.at("/next").asText()).at("/lines/0/text").asText())
        .isEqualTo("three");
    assertThat(server.json(second.at("/next").asText()).at("/next").isNull()).isTrue();
    assertThat(server.json(second.at("/previous").asText()).at("/lines/0/text").asText())
        .isEqualTo("one");
    assertThat(server.json(log.replace("build%2Fall", "configure")).at("/log").isNull()).isTrue();
    server.problem(log.replace("build%2Fall", "nothing"), 404);
  }

  @Test
  void analyses_areHandedOutAsTheyCame() throws Exception {
    JsonNode build =
        server.json(server.json("/api/v1/builds?package=greeter").at("/items/0/url").asText());
    JsonNode args = build.at("/analyses/0");

    HttpResponse<String> raw = server.get(args.at("/raw_url").asText());

    assertThat(args.at("/analyzer").asText()).isEqualTo("config_args");
    assertThat(raw.body()).isEqualTo("--with-x");
    assertThat(raw.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(raw.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; sandbox");
    assertThat(server.json(args.at("/url").asText())).isEqualTo(args);
    JsonNode page = server.json(build.at("/analyses_url").asText() + "?limit=1");
    assertThat(page.at("/items")).hasSize(1);
    assertThat(server.json(page.at("/next").asText()).at("/items")).hasSize(1);
    String files = build.at("/url").asText() + "/files";
    assertThat(server.json(files).at("/items/0/permissions").asText()).isEqualTo("755");
  }

  @Test
  void specs_areFoundByHash() throws Exception {
    JsonNode match = server.json("/api/v1/hashes?hash=fffflib").at("/items/0");
    JsonNode spec = server.json(match.at("/url").asText());

    assertThat(match.at("/kind").asText()).isEqualTo("full_hash");
    assertThat(server.json("/api/v1/specs?hash=fffflib").at("/items/0/id"))
        .isEqualTo(spec.at("/id"));
    JsonNode dependents = server.json(spec.at("/dependents_url").asText());
    assertThat(dependents.at("/items/0/package").asText()).isEqualTo("greeter");
    assertThat(server.json(spec.at("/builds_url").asText()).at("/items")).hasSize(1);
    JsonNode document = server.json(spec.at("/documents_url").asText()).at("/items/0");
    assertThat(server.get(document.at("/raw_url").asText()).body()).contains("\"aaaagreeter\"");
  }

  @Test
  void names_haveCountsAndLeadToTheirBuilds() throws Exception {
    for (String list : List.of("packages", "compilers", "systems", "owners", "tags")) {
      JsonNode first = server.json("/api/v1/" + list).at("/items/0");
      assertThat(first.at("/attempts/total").asLong()).as(list).isPositive();
      assertThat(server.json(first.at("/builds_url").asText()).at("/items"))
          .as(list)
          .hasSize(first.at("/attempts/total").asInt());
    }
    assertThat(server.json("/api/v1/packages?name=libgreet").at("/items")).hasSize(1);
    assertThat(server.json("/api/v1/packages?q=lib").at("/items")).hasSize(1);
    assertThat(server.json("/api/v1/hosts?system=unknown").at("/items/0/host/hostname").asText())
        .isEqualTo("node1");
    assertThat(server.json("/api/v1/").at("/attempts/total").asLong()).isEqualTo(2);
  }

  @Test
  void whatCantBeMeant_isAProblemThatHelps() throws Exception {
    JsonNode parameter = server.problem("/api/v1/builds?pakcage=zlib", 400);
    assertThat(parameter.at("/where").asText()).isEqualTo("pakcage");
    assertThat(parameter.at("/nearest").asText()).isEqualTo("package");
    assertThat(parameter.at("/expected").asText()).contains("outcome");

    assertThat(server.problem("/api/v1/builds?outcome=faild", 400).at("/nearest").asText())
        .isEqualTo("failed");
    for (String path :
        List.of(
            "/api/v1/builds?limit=0",
            "/api/v1/builds?limit=1e9",
            "/api/v1/builds?cursor=next.x",
            "/api/v1/builds?q=%00",
            "/api/v1/builds?q=zlib/a",
            "/api/v1/builds?tag=a&tag=b",
            "/api/v1/builds/x",
            "/api/v1/builds/-1",
            "/api/v1/builds/99999999999999999999",
            "/api/v1/builds/1?x=1",
            "/api/v1/builds/1/attempts/1/log",
            "/api/v1/builds/1/attempts/1/log?phase=x&line=0",
            "/api/v1/specs/1/builds?limit=501",
            "/api/v1/hashes",
            "/api/v1/hosts")) {
      server.problem(path, 400);
    }
  }

  @Test
  void whatIsNotThere_isNotFound() throws Exception {
    for (String path :
        List.of(
            "/api/v1/nothing",
            "/api/v1/builds/99",
            "/api/v1/builds/1/attempts/99999999999",
            "/api/v1/builds/1/attempts/9/log?phase=build",
            "/api/v1/builds/1/attempts/1/log/raw?phase=nothing",
            "/api/v1/specs/99",
            "/api/v1/documents/99/raw",
            "/api/v1/analyses/99")) {
      server.problem(path, 404);
    }
  }

  @Test
  void anAnswerThatIsKnown_isNotSentAgain() throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/builds");
    String tag = answer.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = server.get("/api/v1/builds", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(server.get("/api/v1/builds", "If-None-Match", "W/\"other\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void links_underASubPath_startWithIt(@TempDir Path other) throws Exception {
    ServerSettings settings =
        ServerSettings.defaults().withPublicRead().withPublicUrl("https://h.example/spack");
    try (ApiServer behind = ApiServer.open(other, settings)) {
      assertThat(behind.json("/api/v1/builds?limit=1").at("/next").asText())
          .startsWith("/spack/api/v1/builds?limit=1&cursor=next.");
    }
  }

  @Test
  void withoutALogin_onlyTheDescriptionIsOpen(@TempDir Path other) throws Exception {
    try (ApiServer closed = ApiServer.open(other, ServerSettings.defaults())) {
      closed.problem("/api/v1/builds", 401);
      assertThat(closed.json("/api/v1/openapi.json").at("/openapi").asText()).isEqualTo("3.1.0");
    }
  }
}
