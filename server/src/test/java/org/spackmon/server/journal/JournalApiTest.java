package org.spackmon.server.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spackmon.server.api.Described;

/** What programs see of a run that told its journal: no less than people see. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class JournalApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final SampleJournal JOURNAL = SampleJournal.whole();
  private static final String RUN = "/api/v1/runs/" + SampleJournal.RUN;

  static Site site;
  static JsonNode run;

  @BeforeAll
  static void tell() throws IOException {
    site = Site.start(false);
    site.sender("alice").post(SampleJournal.RUN, Sender.pieces(JOURNAL, 9_000));
    site.store().jobs().runDue();
    run = json(RUN);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void answers_areAsDescribed() throws IOException {
    assertThat(Described.errors("/components/schemas/RunAnswer", run)).isEmpty();
    for (String hash : new String[] {"aaa", "bbb", "ccc", "fff"}) {
      JsonNode attempt = attempt(hash);
      assertThat(Described.errors("/components/schemas/Attempt", attempt)).as(hash).isEmpty();
      JsonNode build = json(attempt.at("/url").asText().replaceAll("/attempts/.*", ""));
      assertThat(Described.errors("/components/schemas/Build", build)).as(hash).isEmpty();
    }
  }

  @Test
  void failed_saysWhatWentWrong() throws IOException {
    JsonNode attempt = attempt("bbb");

    assertThat(attempt.at("/outcome").asText()).isEqualTo("failed");
    assertThat(attempt.at("/error").asText()).isEqualTo("exit status 2");
    assertThat(attempt.at("/why").asText()).isEqualTo("long\nstory");
    JsonNode phase = attempt.at("/phases/0");
    assertThat(phase.at("/error").asText()).isEqualTo("make: exit status 2");
    assertThat(phase.at("/error_text").asText()).isEqualTo("build.c:3: error: no such thing");
    assertThat(phase.at("/started").asText()).endsWith("Z");
    assertThat(planned("bbb").at("/error").asText()).isEqualTo("exit status 2");
    assertThat(attempt.at("/run_url").asText()).isEqualTo(RUN);
  }

  @Test
  void cancelled_saysBecauseOfWhat_andReusedByWhom() throws IOException {
    assertThat(attempt("aaa").at("/because").asText()).isEqualTo("bbb");
    JsonNode causes = json(attempt("aaa").at("/url").asText() + "/causes").at("/items");
    assertThat(causes).hasSize(1);
    assertThat(causes.at("/0/package").asText()).isEqualTo("libb");
    assertThat(planned("aaa").at("/because").asText()).isEqualTo("bbb");
    assertThat(planned("ddd").at("/by").asText()).isEqualTo("another-run");
  }

  @Test
  void cached_saysWhereItCameFrom() throws IOException {
    JsonNode origin = attempt("fff").at("/origin");

    assertThat(origin.at("/url").asText()).isEqualTo("file:///cache");
    assertThat(origin.at("/host").asText()).isEqualTo("builder");
    assertThat(origin.at("/at").asText()).isEqualTo("2026-05-28T20:26:40.000000Z");
    assertThat(planned("fff").at("/origin_url").asText()).isEqualTo("file:///cache");
    assertThat(attempt("ccc").at("/origin").isNull()).isTrue();
  }

  @Test
  void built_leadsToItsLogAndFiles() throws IOException {
    JsonNode attempt = attempt("ccc");

    assertThat(attempt.at("/prefix").asText()).isEqualTo("/opt/store/c");
    assertThat(attempt.at("/growing").asBoolean(true)).isFalse();
    assertThat(get(attempt.at("/log/raw_url").asText()).body())
        .isEqualTo(JOURNAL.logs().get("ccc"));
    assertThat(attempt.at("/files")).hasSize(2);
    for (JsonNode file : attempt.at("/files")) {
      assertThat(get(file.at("/raw_url").asText()).body())
          .isEqualTo(JOURNAL.files().get("ccc " + file.at("/name").asText()))
          .hasSize(file.at("/bytes").asInt());
    }
    assertThat(get(attempt.at("/url").asText() + "/file?name=other").statusCode()).isEqualTo(404);
  }

  @Test
  void phase_beginsInTheLogWhereItsEndSays() throws IOException {
    byte[] log = Objects.requireNonNull(JOURNAL.logs().get("ccc"));
    String raw = attempt("ccc").at("/log/raw_url").asText() + "?phase=";

    assertThat(get(raw + "install").body()).isEqualTo(Arrays.copyOfRange(log, 40_000, log.length));
    assertThat(get(raw + "configure").body()).isEqualTo(Arrays.copyOfRange(log, 100, 40_000));
  }

  @Test
  void phase_beginsWithSpacksOwnLine_whenItWasSaidTooEarly() throws IOException {
    String raw = attempt("bbb").at("/log/raw_url").asText() + "?phase=build";

    assertThat(new String(get(raw).body(), UTF_8))
        .startsWith("==> libb: Executing phase: 'build'\nchecking\n");
  }

  @Test
  void environment_isHandedOutAsItCame() throws IOException {
    JsonNode environment = run.at("/environment_files/0");

    assertThat(environment.at("/path").asText()).isEqualTo("/e/science");
    assertThat(text(environment.at("/manifest_url"))).isEqualTo("spack:\n  specs: [a]\n");
    assertThat(text(environment.at("/lock_url"))).isEqualTo("{\"roots\": []}");
    assertThat(get(RUN + "/environment?path=/other").statusCode()).isEqualTo(404);
    assertThat(get(RUN + "/environment?path=/e/science&file=x").statusCode()).isEqualTo(400);
  }

  private static JsonNode planned(String hash) {
    for (JsonNode row : run.at("/packages")) {
      if (row.at("/hash").asText().equals(hash)) {
        return row;
      }
    }
    throw new AssertionError(hash + " isn't in the plan");
  }

  private static JsonNode attempt(String hash) throws IOException {
    return json(planned(hash).at("/attempt_url").asText());
  }

  private static JsonNode json(String path) throws IOException {
    return JSON.readTree(get(path).body());
  }

  private static String text(JsonNode url) throws IOException {
    return new String(get(url.asText()).body(), UTF_8);
  }

  private static HttpResponse<byte[]> get(String path) throws IOException {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(site.url() + path)).build(),
          BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
