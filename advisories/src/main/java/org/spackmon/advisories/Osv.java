package org.spackmon.advisories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What does a file in the OSV format say? What it doesn't know of the format, it leaves out. */
public final class Osv {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Osv() {}

  /**
   * Reads one advisory.
   *
   * @throws OsvException when it is none, in words for whoever has the file
   */
  public static Advisory read(byte[] json) throws OsvException {
    JsonNode root = parse(json);
    String id = text(root, "id");
    Instant modified = time(root, "modified");
    if (id.isBlank() || modified == null) {
      throw new OsvException("an advisory needs \"id\" and \"modified\"");
    }
    List<Affected> affected = new ArrayList<>();
    for (JsonNode each : root.path("affected")) {
      affected.add(affected(each));
    }
    return new Advisory(
        id,
        modified,
        time(root, "published"),
        time(root, "withdrawn"),
        text(root, "summary"),
        text(root, "details"),
        texts(root.path("aliases")),
        severity(root),
        vectors(root).findFirst().orElse(""),
        references(root),
        affected);
  }

  private static JsonNode parse(byte[] json) throws OsvException {
    try {
      JsonNode root = JSON.readTree(json);
      if (root == null || !root.isObject()) {
        throw new OsvException("this is no JSON object");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new OsvException(
          "not JSON at line " + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new OsvException("not JSON: " + e.getMessage());
    }
  }

  private static Affected affected(JsonNode node) {
    JsonNode named = node.path("package");
    String ecosystem = text(named, "ecosystem");
    String name = text(named, "name");
    boolean known = !ecosystem.isEmpty() && !name.isEmpty();
    List<Affected.Range> ranges = new ArrayList<>();
    for (JsonNode range : node.path("ranges")) {
      ranges.add(range(range));
    }
    return new Affected(
        known ? Subject.of(ecosystem, name) : null,
        known ? ecosystem + ":" + name : "",
        ranges,
        texts(node.path("versions")));
  }

  private static Affected.Range range(JsonNode node) {
    String repository = text(node, "repo");
    Affected.Kind kind =
        switch (text(node, "type")) {
          case "SEMVER" -> Affected.Kind.SEMVER;
          case "ECOSYSTEM" -> Affected.Kind.ECOSYSTEM;
          default -> Affected.Kind.GIT;
        };
    List<Affected.Event> events = new ArrayList<>();
    for (JsonNode event : node.path("events")) {
      for (Affected.Turn turn : Affected.Turn.values()) {
        String version = text(event, turn.name().toLowerCase(Locale.ROOT));
        if (!version.isEmpty()) {
          events.add(new Affected.Event(turn, version));
        }
      }
    }
    return new Affected.Range(
        kind, repository.isEmpty() ? null : Subject.repository(repository), events);
  }

  /** By the vector where there is one that can be reckoned, else by the words of its source. */
  private static Severity severity(JsonNode root) {
    Stream<Severity> words =
        Stream.concat(Stream.of(root), elements(root.path("affected")))
            .flatMap(
                node ->
                    Stream.of(
                        node.at("/database_specific/severity"),
                        node.at("/ecosystem_specific/severity"),
                        node.at("/ecosystem_specific/urgency")))
            .map(node -> Severity.named(node.asText()));
    return Stream.concat(vectors(root).map(CvssScore::severity), words)
        .filter(severity -> severity != Severity.UNKNOWN)
        .findFirst()
        .orElse(Severity.UNKNOWN);
  }

  private static Stream<String> vectors(JsonNode root) {
    return Stream.concat(Stream.of(root), elements(root.path("affected")))
        .flatMap(node -> elements(node.path("severity")))
        .map(node -> text(node, "score"))
        .filter(score -> score.startsWith("CVSS:"));
  }

  private static List<Advisory.Reference> references(JsonNode root) {
    return elements(root.path("references"))
        .map(node -> new Advisory.Reference(text(node, "type"), text(node, "url")))
        .filter(reference -> !reference.url().isEmpty())
        .toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all.stream();
  }

  private static List<String> texts(JsonNode array) {
    return elements(array).filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  /** NUL is no character of a text that a database keeps. */
  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isTextual() ? value.textValue().replace('\0', ' ') : "";
  }

  private static @Nullable Instant time(JsonNode node, String name) throws OsvException {
    String text = text(node, name);
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new OsvException("\"" + name + "\" is no time: " + text);
    }
  }
}
