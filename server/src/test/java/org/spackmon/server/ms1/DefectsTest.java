package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

/** What the server before us did wrong, each thing once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DefectsTest {
  private TestServer server;
  private Person ada;

  @BeforeAll
  void start() {
    server = TestServer.start(Where.SQLITE.create());
    ada = new Person(server, "ada");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "specs/new/",
        "builds/new/",
        "builds/update/",
        "builds/phases/update/",
        "analyze/builds/"
      })
  void bodies_thatAreNoObject_areTold(String path) throws IOException {
    for (String body :
        List.of("", " ", "{", "{nope", "[]", "[1, 2]", "\"abc\"", "7", "null", "{}}")) {
      Answer answer = ada.post(path, body);
      assertThat(answer.status()).as("%s to %s: %s", body, path, answer.text()).isEqualTo(400);
      assertThat(Recording.JSON.readTree(answer.body()).get("message").asText()).isNotBlank();
    }
  }

  @Test
  void spec_withABadNode_leavesNothing() throws IOException {
    Answer answer = ada.spec(Person.node("half", "graph"), "{\"name\": \"graph\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(ada.read("specs/name/half/")).isEmpty();
    assertThat(ada.read("specs/name/graph/")).isEmpty();
  }

  @Test
  void dependencies_withABuildHashAlone_areTheirNodes() throws IOException {
    String root =
        """
        {"name": "phantomless", "version": "1", "full_hash": "f1", "hash": "h1", "build_hash": "b1",
         "dependencies": [{"name": "below", "build_hash": "b2", "type": ["build"]}]}
        """;
    String below =
        """
        {"name": "below", "version": "2", "full_hash": "f2", "hash": "h2", "build_hash": "b2"}
        """;

    assertThat(ada.spec(root, below).status()).isEqualTo(201);

    JsonNode kept = ada.read("specs/name/below/");
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).get("version").asText()).isEqualTo("2");
    assertThat(ada.read("specs/name/phantomless/").get(0).get("dependencies").get(0))
        .isEqualTo(kept.get(0).get("id"));
  }

  @Test
  void specs_thatShareAHash_stayThemselves() throws IOException {
    ada.spec("{\"name\": \"first\", \"full_hash\": \"FAILED_CONCRETIZATION\"}");
    ada.spec("{\"name\": \"second\", \"full_hash\": \"FAILED_CONCRETIZATION\"}");

    Answer build = ada.announce("FAILED_CONCRETIZATION", "node1");

    assertThat(build.status()).isEqualTo(201);
    assertThat(build.text()).contains("\"spec_name\":\"second\"");
  }

  @Test
  void status_touchesNoOtherBuild() throws IOException {
    ada.spec(Person.node("tower", "base"), Person.node("base"));
    long base = ada.build("base");
    ada.status(base, "FAILED");
    long tower = ada.build("tower");

    ada.status(tower, "SUCCESS");

    assertThat(outcomes(base)).containsExactly("failed");
    assertThat(outcomes(tower)).containsExactly("success");
  }

  private List<String> outcomes(long build) {
    return server
        .store()
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT outcome FROM attempt WHERE build_id = :id ORDER BY number")
                    .bind("id", build)
                    .mapTo(Integer.class)
                    .list())
        .stream()
        .map(code -> org.spackmon.record.Outcome.of(code).word())
        .toList();
  }

  @Test
  void sameSpec_onTheSameHost_ofTwoPeople_areTwoBuilds() throws IOException {
    Person bob = new Person(server, "bob");
    ada.spec(Person.node("shared"));

    long hers = ada.build("shared");
    Answer his = bob.announce("shared", "node1");

    assertThat(his.status()).isEqualTo(201);
    assertThat(his.text()).doesNotContain("\"build_id\":" + hers + ",");
    assertThat(bob.status(hers, "SUCCESS").status()).isEqualTo(400);
    assertThat(bob.status(hers, "SUCCESS").text())
        .isEqualTo("{\"message\":\"You do not own the build and cannot update it.\"}");
    assertThat(bob.phase(hers, "build", "null").status()).isEqualTo(400);
    assertThat(bob.analysis(hers, "{}").status()).isEqualTo(400);
  }

  @Test
  void firstPostsOfOneGraph_allAtOnce_allSucceed() throws Exception {
    List<String> nodes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      nodes.add(
          Person.node("crowd" + i, i == 0 ? new String[0] : new String[] {"crowd" + (i - 1)}));
    }
    java.util.Collections.reverse(nodes);
    String[] graph = nodes.toArray(String[]::new);
    ExecutorService crowd = Executors.newFixedThreadPool(24);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        answers.add(crowd.submit(() -> ada.spec(graph).status()));
      }
      int created = 0;
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 201);
        created += answer.get() == 201 ? 1 : 0;
      }
      assertThat(created).isOne();
    } finally {
      crowd.shutdownNow();
    }
    assertThat(ada.read("specs/name/crowd0/")).hasSize(1);
  }

  @Test
  void tokens_stayGood_howeverManyAreGivenOut() throws IOException {
    Person early = new Person(server, "early");
    for (int i = 0; i < 400; i++) {
      server.bearer("crowd");
    }
    assertThat(early.spec(Person.node("late")).status()).isEqualTo(201);
  }

  @Test
  void textThatIsTooLong_orHoldsWhatNoTextCan_isKeptSafely() throws IOException {
    String odd = "x".repeat(50_000) + "\\u0000\\ud800\\uD83D\\uDE00";
    assertThat(ada.spec(Person.node(odd)).status()).isEqualTo(201);
    ada.spec(Person.node("odd"));
    Answer build = ada.announce("odd", odd);
    assertThat(build.status()).isEqualTo(201);
    long id = Recording.JSON.readTree(build.body()).at("/data/build/build_id").asLong();
    assertThat(ada.phase(id, odd, "\"" + odd + "\"").status()).isEqualTo(200);
    assertThat(
            ada.analysis(
                    id,
                    "{\"%1$s\": [{\"name\": \"%1$s\", \"install_file\": \"%1$s\", \"value\": \"%1$s\"}]}"
                        .formatted(odd))
                .status())
        .isEqualTo(200);
    // The same again is the same, not another that is cut like it.
    assertThat(ada.announce("odd", odd).status()).isEqualTo(200);
    assertThat(ada.announce("odd", odd + "!").status()).isEqualTo(201);
  }

  @Test
  void reads_needALogin_andTellWhere() throws IOException {
    ada.spec(Person.node("private"));
    for (String path :
        List.of("specs/name/private/", "specs/1/attributes/", "attributes/1/download/")) {
      Answer answer =
          Exchange.send(server.port(), "GET", "/ms1/" + path, java.util.Map.of(), new byte[0]);
      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.header("www-authenticate")).contains("realm=\"", "service=\"");
    }
  }

  @Test
  void deepJson_isRefused_orKept_butEndsNothing() throws IOException {
    long build = buildOf("deep");
    String deep = "[".repeat(190) + "]".repeat(190);
    assertThat(ada.analysis(build, "{\"a\": " + deep + "}").status()).isEqualTo(200);
    assertThat(ada.analysis(build, "{\"a\": " + "[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(ada.post("specs/new/", "{\"spec\": " + "[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(ada.phase(build, "p", "{\"a\":".repeat(100_000)).status()).isEqualTo(400);
  }

  private long buildOf(String name) throws IOException {
    ada.spec(Person.node(name));
    return ada.build(name);
  }

  @Test
  void bodies_aboveTheLimit_are413() throws IOException {
    byte[] large = new byte[(64 << 20) + 1];
    java.util.Arrays.fill(large, (byte) ' ');
    Answer answer = ada.post("specs/new/", large);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"message\":");
  }
}
