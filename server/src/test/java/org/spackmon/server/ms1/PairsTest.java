package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.spackmon.server.ms1.Pairs.Pair;
import org.spackmon.testkit.http.Exchange.Answer;

/**
 * Every request that a server before us was asked is answered as it was answered, or better: {@code
 * better-on-purpose} says which are, and why.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Where.class)
final class PairsTest {
  /** What no client reads, or what is another number on every server. */
  private static final Set<String> OURS =
      Set.of(
          "id",
          "build_id",
          "arch",
          "compiler",
          "dependencies",
          "add_date",
          "modify_date",
          "token",
          "expires_in",
          "issued_at");

  private final Where where;

  PairsTest(Where where) {
    this.where = where;
  }

  private record Better(int status, String why) {}

  @TestFactory
  Stream<DynamicTest> pairs() throws IOException {
    List<Pair> pairs = Pairs.all();
    Map<String, Better> better = better();
    Map<Pair, Answer> answers = new LinkedHashMap<>();
    try (TestServer server = TestServer.open(where.create())) {
      OldStory story = new OldStory(server, pairs);
      for (Pair pair : pairs) {
        answers.put(pair, story.ask(pair));
      }
    }
    List<DynamicTest> tests = new ArrayList<>();
    answers.forEach(
        (pair, answer) ->
            tests.add(
                DynamicTest.dynamicTest(
                    pair.name(), () -> check(pair, answer, better.get(pair.name())))));
    return tests.stream();
  }

  private static void check(Pair pair, Answer answer, @Nullable Better better) throws IOException {
    boolean same = answer.status() == pair.status() && sameBody(pair, answer);
    if (better == null) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(pair.status());
      assertThat(same).as("recorded %s, now %s", pair.answer(), answer.text()).isTrue();
    } else {
      assertThat(answer.status()).as(answer.text()).isEqualTo(better.status());
      assertThat(same).as("%s is answered as recorded", pair).isFalse();
    }
    if (answer.status() == 405) {
      assertThat(answer.header("allow")).startsWith(String.valueOf(pair.allow()).substring(0, 3));
    }
    if (answer.status() == 401) {
      assertThat(answer.header("www-authenticate"))
          .matches(
              "(Bearer )?realm=\"http://.+/auth/token/\",service=\"http://.+\",scope=\"build\"");
    }
  }

  private static boolean sameBody(Pair pair, Answer answer) throws IOException {
    return pair.answer() == null
        || pair.method().equals("HEAD")
        || read(pair.answer()).equals(read(Recording.JSON.readTree(answer.body())));
  }

  /** What a client reads of an answer. */
  private static JsonNode read(JsonNode answer) {
    JsonNode copy = answer.deepCopy();
    blank(copy);
    return copy;
  }

  private static void blank(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (OURS.contains(field.getKey())) {
                  object.put(field.getKey(), field.getValue().isNull() ? "none" : "some");
                } else {
                  blank(field.getValue());
                }
              });
    } else if (node instanceof ArrayNode list) {
      list.forEach(PairsTest::blank);
    }
  }

  @Test
  void betterOnPurpose_namesPairsThatExist() {
    assertThat(better().keySet()).isSubsetOf(Pairs.all().stream().map(Pair::name).toList());
  }

  private static Map<String, Better> better() {
    Map<String, Better> better = new HashMap<>();
    for (String line : Pairs.lines("/ms1/better-on-purpose")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] columns = line.split("\\s+", 3);
        better.put(columns[0], new Better(Integer.parseInt(columns[1]), columns[2]));
      }
    }
    return better;
  }
}
