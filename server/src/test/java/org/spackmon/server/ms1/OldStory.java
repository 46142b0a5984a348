package org.spackmon.server.ms1;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.ms1.Pairs.Pair;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

/**
 * Asks again what the server before us was asked, in order. Of that conversation about a third is
 * missing: what later requests rely on is said in its place. Ids are followed.
 */
final class OldStory {
  private static final Pattern BUILD_ID = Pattern.compile("\"build_id\": (\\d+)");
  private static final Pattern SPEC = Pattern.compile("(specs|spec)/(\\d+)/");
  private static final Pattern ATTRIBUTE = Pattern.compile("(attributes|attribute)/(\\d+)/");
  private static final String NOBODY = "999999";

  private final TestServer server;
  private final Map<String, Pair> pairs = new LinkedHashMap<>();
  private final Map<String, String> bearers = new HashMap<>();
  private final Map<String, String> builds = new HashMap<>();

  OldStory(TestServer server, List<Pair> all) {
    this.server = server;
    all.forEach(pair -> pairs.put(pair.name().substring(0, 3), pair));
    String[] spacky = basic("009").split(":", 2);
    server.account(spacky[0], spacky[1]);
    server.account("other", basic("014").split(":", 2)[1]);
  }

  private String basic(String pair) {
    String header =
        Objects.requireNonNull(recorded(pair).headers().get("Authorization"), "no credentials");
    byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
    return new String(decoded, StandardCharsets.UTF_8);
  }

  private Pair recorded(String number) {
    return Objects.requireNonNull(pairs.get(number), number);
  }

  Answer ask(Pair pair) throws IOException {
    before(pair.name().substring(0, 3));
    Map<String, String> headers = new LinkedHashMap<>(pair.headers());
    headers.remove("Authorization", "<" + pair.auth() + ">");
    if (pair.bearer() != null) {
      headers.put("Authorization", "Bearer " + bearer(pair.bearer()));
    }
    if (pair.name().startsWith("039")) {
      headers.put("Authorization", "bearer " + bearer("spacky"));
    }
    headers.computeIfPresent("Host", (name, host) -> host.replace(":5000", ":" + server.port()));
    Answer answer =
        Exchange.send(server.port(), pair.method(), path(pair), headers, body(pair.body()));
    learn(pair.answer(), answer);
    return answer;
  }

  /** What was said at a place where the conversation has a gap. */
  private void before(String number) throws IOException {
    switch (number) {
      case "086" -> learn("1", post("spacky", "builds/new", recorded("086").body()));
      case "089" ->
          learn(
              "3", post("other", "builds/new", recorded("089").body().replace("taghost", "other")));
      case "107" -> {
        String bare =
            recorded("068").body().replace(bareHash(), "xpitkgyzqq73p4z6qts5psdfk7sh5oym");
        post("spacky", "specs/new", bare.replace("bare", "one"));
        post("spacky", "specs/new", bare.replace("bare", "another"));
      }
      case "163" -> analyze("163");
      case "166" -> analyze("166");
      case "169" -> analyze("170", "\"build_id\": 4", "\"build_id\": 1", ".so.2", ".so.1");
      case "175" -> analyze("169", "symbolator", "smeagle", ".so.1", ".so.9");
      case "187" -> post("spacky", "specs/new", failing());
      default -> {
        // Nothing is missing.
      }
    }
  }

  private void analyze(String like, String... replacements) throws IOException {
    String body = recorded(like).body();
    for (int i = 0; i < replacements.length; i += 2) {
      body = body.replace(replacements[i], replacements[i + 1]);
    }
    post("spacky", "analyze/builds", body);
  }

  private String bareHash() {
    return recorded("068").body().replaceAll(".*\"full_hash\": \"(\\w+)\".*", "$1");
  }

  private String failing() {
    return recorded("066")
        .body()
        .replaceFirst("\"arch\": .*\"namespace\"", "\"namespace\"")
        .replace("\"zentop\"", "\"failing\"")
        .replace("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz1b", "FAILED_CONCRETIZATION")
        .replace("1zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "NOITAZITERCNOC_DELIAF")
        .replace("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz1", "FAILED_CONCRETIZATION");
  }

  private Answer post(String user, String path, String body) throws IOException {
    return Exchange.send(
        server.port(),
        "POST",
        "/ms1/" + path + "/",
        Map.of("Authorization", "Bearer " + bearer(user)),
        body(body));
  }

  private String bearer(String user) {
    return bearers.computeIfAbsent(user, server::bearer);
  }

  private byte[] body(String recorded) {
    Matcher matcher = BUILD_ID.matcher(recorded);
    return matcher
        .replaceAll(id -> "\"build_id\": " + builds.getOrDefault(id.group(1), id.group(1)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void learn(@Nullable JsonNode recorded, Answer answer) throws IOException {
    if (recorded != null && recorded.at("/data/build/build_id").isInt() && answer.status() < 300) {
      learn(recorded.at("/data/build/build_id").asText(), answer);
    }
  }

  private void learn(String recorded, Answer answer) throws IOException {
    builds.put(recorded, Replay.buildId(Recording.JSON.readTree(answer.body())));
  }

  private String path(Pair pair) throws IOException {
    String path = pair.path();
    Matcher attribute = ATTRIBUTE.matcher(path);
    if (attribute.find() && !attribute.group(2).equals(NOBODY)) {
      path = attribute.replaceFirst("$1/" + attribute(attribute.group(2)) + "/");
    }
    Matcher spec = SPEC.matcher(path);
    if (spec.find() && spec.group(2).equals("1")) {
      path = spec.replaceFirst("$1/" + spec() + "/");
    }
    return path;
  }

  /** The id that we gave to an attribute that had this one. */
  private String attribute(String recorded) throws IOException {
    String what =
        switch (recorded) {
          case "1" -> "libabigail lib/libfoo.so";
          case "3" -> "symbolator lib/libfoo.so.1";
          case "7" -> "smeagle lib/libfoo.so.9";
          default -> throw new IllegalArgumentException("which attribute was " + recorded + "?");
        };
    for (JsonNode one : get("specs/" + spec() + "/attributes")) {
      String each = one.get("analyzer").asText() + " " + one.get("filename").asText();
      if (each.equals(what)) {
        return one.get("id").asText();
      }
    }
    throw new IllegalStateException("no attribute " + what);
  }

  private String spec() throws IOException {
    return get("specs/name/lidiko").get(0).get("id").asText();
  }

  private JsonNode get(String path) throws IOException {
    Answer answer =
        Exchange.send(
            server.port(),
            "GET",
            "/ms1/" + path + "/",
            Map.of("Authorization", "Bearer " + bearer("spacky")),
            new byte[0]);
    return Recording.JSON.readTree(answer.body());
  }
}
