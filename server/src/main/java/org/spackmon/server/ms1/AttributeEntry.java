package org.spackmon.server.ms1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.record.Content;
import org.spackmon.storage.Contents;

/** Reads a named value of an object file out of an analyzer's list. */
final class AttributeEntry {
  private static final int LONGEST_FILE = 2_000;

  private final JsonStream json;
  private Field name = Field.ABSENT;
  private Field file = Field.ABSENT;

  // By how much they say, as the clients rank them: text, bytes, JSON.
  private @Nullable Value text;
  private @Nullable Value binary;
  private @Nullable Value tree;

  private AttributeEntry(JsonStream json) {
    this.json = json;
  }

  private record Value(Analysis.Kind kind, byte[] bytes) {}

  /** Nothing, when the entry has no name or no value that can be read. */
  static Optional<Analysis> read(String analyzer, JsonStream json, Contents contents)
      throws IOException {
    AttributeEntry entry = new AttributeEntry(json);
    json.object(entry::field);
    Value value =
        entry.text != null ? entry.text : entry.binary != null ? entry.binary : entry.tree;
    if (entry.name.missing() || value == null) {
      return Optional.empty();
    }
    Content content = contents.whole(value.bytes());
    String file = entry.file.missing() ? null : entry.file.safe(LONGEST_FILE);
    String name = entry.name.safe(AnalyzerResult.LONGEST_NAME);
    return Optional.of(new Analysis.Attribute(analyzer, file, name, value.kind(), content));
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "name" -> name = json.field();
      case "install_file" -> file = json.field();
      case "value" -> text = new Value(Analysis.Kind.TEXT, bytes());
      case "binary_value" -> binary = decoded(bytes());
      case "json_value" -> tree = json();
      default -> json.skip();
    }
  }

  /** A string as it reads, nothing for null, anything else as its JSON. */
  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    switch (json.peek()) {
      case TEXT -> json.text(bytes);
      case NULL -> json.skip();
      case OBJECT, LIST, NUMBER, TRUE, FALSE -> json.copy(bytes);
    }
    return bytes.toByteArray();
  }

  private static Value decoded(byte[] text) {
    try {
      return new Value(Analysis.Kind.BINARY, Base64.getMimeDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return new Value(Analysis.Kind.TEXT, text);
    }
  }

  /** JSON comes as a string as a rule; null when the string is no JSON. */
  private @Nullable Value json() throws IOException {
    boolean quoted = json.peek() == Kind.TEXT;
    byte[] bytes = bytes();
    if (quoted) {
      ByteArrayOutputStream inner = new ByteArrayOutputStream(bytes.length);
      JsonStream stream = JsonStream.of(bytes);
      try {
        stream.copy(inner);
        stream.end();
      } catch (MalformedBodyException e) {
        return null;
      }
      bytes = inner.toByteArray();
    }
    return new Value(Analysis.Kind.JSON, empty(bytes) ? new byte[0] : bytes);
  }

  /** What says nothing is kept as nothing: the attribute is there, and has no value. */
  private static boolean empty(byte[] json) {
    return json.length <= 4
        && switch (new String(json, StandardCharsets.UTF_8)) {
          case "null", "\"\"", "[]", "{}" -> true;
          default -> false;
        };
  }
}
