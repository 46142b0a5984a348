package org.spackmon.server.ms1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;

/**
 * What a client says of a build that it is about to make, or means to talk about.
 *
 * @param fields all of the body's fields but the spec, by their names
 * @param spec the JSON of the spec where the client sent it along
 */
record BuildBody(Map<String, Field> fields, byte @Nullable [] spec) {
  private static final List<String> REQUIRED =
      List.of(
          "host_os",
          "platform",
          "host_target",
          "hostname",
          "kernel_version",
          "spack_version",
          "full_hash");

  // All of a host's fields share one index, and a row of one must not be longer than 2,700 bytes.
  static final int LONGEST = 400;
  private static final int MOST_TAGS = 1_000;

  static BuildBody read(byte[] body) throws IOException {
    JsonStream json = JsonStream.of(body);
    Map<String, Field> fields = new HashMap<>();
    ByteArrayOutputStream spec = new ByteArrayOutputStream();
    json.object(
        name -> {
          if (name.equals("spec")) {
            spec.reset();
            json.copy(spec);
          } else {
            fields.put(name, json.field());
          }
        });
    json.end();
    return new BuildBody(fields, spec.size() == 0 ? null : spec.toByteArray());
  }

  boolean complete() {
    return REQUIRED.stream().noneMatch(name -> field(name).missing());
  }

  BuildHost host() {
    return new BuildHost(
        safe("hostname"),
        safe("platform"),
        safe("host_os"),
        safe("host_target"),
        safe("kernel_version"));
  }

  String hash() {
    return safe("full_hash");
  }

  String spackVersion() {
    return safe("spack_version");
  }

  /** Each tag once, in the order given. */
  List<String> tags() throws IOException {
    Field tags = field("tags");
    return tags.missing()
        ? List.of()
        : words(tags).stream()
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .map(tag -> SafeName.of(tag, LONGEST))
            .distinct()
            .limit(MOST_TAGS)
            .toList();
  }

  /** Clients send one string with commas; a list of strings says the same. */
  private static List<String> words(Field tags) throws IOException {
    if (tags.kind() != Kind.LIST) {
      return List.of(tags.text().split(",", -1));
    }
    List<String> words = new ArrayList<>();
    JsonStream json = JsonStream.of(tags.text().getBytes(StandardCharsets.UTF_8));
    try {
      json.list(() -> words.add(json.field().text()));
    } catch (MalformedBodyException e) {
      // Only the beginning of a very long list is kept: what was whole of it counts.
    }
    return words;
  }

  private String safe(String name) {
    return field(name).safe(LONGEST);
  }

  private Field field(String name) {
    return fields.getOrDefault(name, Field.ABSENT);
  }
}
