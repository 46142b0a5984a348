package org.spackmon.spack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What do the structured fields of a node say? Each takes a shape that it doesn't know as "nothing
 * said".
 */
final class FieldParser {

  /** Which of several hashes is meant: what covers more says more. */
  static final List<HashKind> PREFERENCE =
      List.of(HashKind.FULL_HASH, HashKind.HASH, HashKind.BUILD_HASH);

  private FieldParser() {}

  static Architecture architecture(JsonCursor at) throws IOException, SpecFormatException {
    if (!at.atObject()) {
      String triple = at.text();
      return triple == null ? Architecture.UNKNOWN : Architecture.ofTriple(triple);
    }
    String platform = null;
    String os = null;
    String target = null;
    while (at.nextField()) {
      switch (at.field()) {
        case "platform" -> platform = at.text();
        case "platform_os" -> os = at.text();
        case "target" -> target = target(at);
        default -> at.skip();
      }
    }
    return new Architecture(platform, os, target);
  }

  private static @Nullable String target(JsonCursor at) throws IOException, SpecFormatException {
    if (!at.atObject()) {
      return at.text();
    }
    String name = null;
    while (at.nextField()) {
      if (at.field().equals("name")) {
        name = at.text();
      } else {
        at.skip();
      }
    }
    return name;
  }

  static @Nullable CompilerSpec compiler(JsonCursor at) throws IOException, SpecFormatException {
    if (!at.atObject()) {
      String text = at.text();
      return text == null ? null : CompilerSpec.parse(text);
    }
    String name = null;
    String version = null;
    while (at.nextField()) {
      switch (at.field()) {
        case "name" -> name = at.text();
        case "version" -> version = at.text();
        default -> at.skip();
      }
    }
    return name == null ? null : new CompilerSpec(name, version);
  }

  static void hash(JsonCursor at, String field, Map<HashKind, String> hashes)
      throws IOException, SpecFormatException {
    HashKind kind = HashKind.ofField(field);
    String hash = at.text();
    if (kind != null && hash != null) {
      hashes.put(kind, hash);
    } else if (kind != null) {
      hashes.remove(kind);
    }
  }

  static void external(JsonCursor at, DraftNode node) throws IOException, SpecFormatException {
    node.externalPath = null;
    node.externalModules = null;
    if (!at.atObject()) {
      at.skip();
      return;
    }
    while (at.nextField()) {
      switch (at.field()) {
        case "path" -> node.externalPath = at.path();
        case "module", "modules" -> node.externalModules = at.atNull() ? null : texts(at);
        default -> at.skip();
      }
    }
  }

  /** Format 2 on: {@code {"name": …, "hash": …}}. */
  static @Nullable String buildSpec(JsonCursor at) throws IOException, SpecFormatException {
    if (!at.atObject()) {
      return at.text();
    }
    Map<HashKind, String> hashes = new EnumMap<>(HashKind.class);
    while (at.nextField()) {
      if (HashKind.ofField(at.field()) != null) {
        hash(at, at.field(), hashes);
      } else {
        at.skip();
      }
    }
    return PREFERENCE.stream()
        .filter(hashes::containsKey)
        .findFirst()
        .map(hashes::get)
        .orElse(null);
  }

  static void annotations(JsonCursor at, DraftNode node) throws IOException, SpecFormatException {
    node.annotated = at.atObject();
    node.annotatedCompiler = null;
    if (!at.atObject()) {
      at.skip();
      return;
    }
    boolean original = false;
    CompilerSpec compiler = null;
    while (at.nextField()) {
      switch (at.field()) {
        case "original_specfile_version" -> {
          String version = at.scalar();
          original = version != null && version.length() == 1 && "1234".contains(version);
        }
        case "compiler" -> compiler = compiler(at);
        default -> at.skip();
      }
    }
    node.annotatedCompiler = original ? compiler : null;
  }

  /** A list of texts, or one text alone; what is no text is left out. */
  static List<String> texts(JsonCursor at) throws IOException, SpecFormatException {
    if (!at.atList()) {
      String text = at.text();
      return text == null ? List.of() : List.of(text);
    }
    List<String> texts = new ArrayList<>(4);
    while (at.nextElement()) {
      String text = at.text();
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }
}
