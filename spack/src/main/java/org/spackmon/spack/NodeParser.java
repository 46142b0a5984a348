package org.spackmon.spack;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What does the text say of a node? Reads the fields of every format, in any order; the last of two
 * alike counts.
 */
final class NodeParser {

  private final JsonCursor cursor;
  private final DraftNode node = new DraftNode();
  private @Nullable String name;
  private boolean abstractVersions;
  private boolean saidAbstract;

  private NodeParser(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads a node that names itself. */
  static DraftNode parse(JsonCursor cursor) throws IOException, SpecFormatException {
    requireObject(cursor);
    cursor.nextField();
    return parseFromFirstValue(cursor);
  }

  /**
   * The same when the cursor stands at the value of its first field already, or at the end of an
   * empty object.
   */
  static DraftNode parseFromFirstValue(JsonCursor cursor) throws IOException, SpecFormatException {
    NodeParser parser = new NodeParser(cursor);
    if (!cursor.at(JsonToken.END_OBJECT)) {
      do {
        parser.field(cursor.field());
      } while (cursor.nextField());
    }
    return parser.finish(parser.name);
  }

  /** Reads a node of format 1, named by the field that holds it. */
  static DraftNode parseNamed(JsonCursor cursor, String name)
      throws IOException, SpecFormatException {
    requireObject(cursor);
    NodeParser parser = new NodeParser(cursor);
    while (cursor.nextField()) {
      parser.field(cursor.field());
    }
    return parser.finish(name.isEmpty() ? null : SafeText.bounded(name));
  }

  private static void requireObject(JsonCursor cursor) throws SpecFormatException {
    if (!cursor.atObject()) {
      throw cursor.unexpected("a node, which is an object");
    }
  }

  private void field(String field) throws IOException, SpecFormatException {
    switch (field) {
      case "name" -> name = cursor.text();
      case "version" -> node.version = cursor.text();
      case "versions" -> {
        abstractVersions = !cursor.atNull();
        cursor.skip();
      }
      case "concrete" -> {
        saidAbstract = cursor.at(JsonToken.VALUE_FALSE);
        cursor.skip();
      }
      case "namespace" -> node.namespace = cursor.text();
      case "arch" -> node.arch = FieldParser.architecture(cursor);
      case "compiler" -> node.compiler = FieldParser.compiler(cursor);
      case "parameters" -> node.parameters = ParametersParser.parse(cursor);
      case "hash", "full_hash", "build_hash", "package_hash" ->
          FieldParser.hash(cursor, field, node.hashes);
      case "external" -> FieldParser.external(cursor, node);
      case "build_spec" -> node.buildSpecHash = FieldParser.buildSpec(cursor);
      case "dependencies" -> DependencyParser.parseAll(cursor, node);
      case "annotations" -> FieldParser.annotations(cursor, node);
      default -> cursor.skip();
    }
  }

  private DraftNode finish(@Nullable String name) throws SpecFormatException {
    if (name == null) {
      throw cursor.refused("expected a node with a name, found one without");
    }
    node.name = name;
    if (!node.hasHashOfItsOwn()) {
      throw cursor.refused(
          "expected a hash, full_hash or build_hash in node \""
              + JsonPlace.brief(name)
              + "\", found none");
    }
    // A text that has neither version nor versions merely leaves something out.
    node.concrete = !saidAbstract && (node.version != null || !abstractVersions);
    return node;
  }
}
