package org.spackmon.spack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What does the text say of a node's edges? */
final class DependencyParser {

  private DependencyParser() {}

  /** A list of objects from format 2 on; a map from name to the rest before. */
  static void parseAll(JsonCursor at, DraftNode node) throws IOException, SpecFormatException {
    List<DraftDependency> edges = new ArrayList<>();
    node.dependenciesByName = at.atObject();
    node.nestedEdges = false;
    if (at.atObject()) {
      while (at.nextField()) {
        String name = at.field();
        add(edges, parse(at), name.isEmpty() ? null : SafeText.bounded(name));
      }
    } else if (at.atList()) {
      while (at.nextElement()) {
        DraftDependency edge = parse(at);
        node.nestedEdges |= edge.nested;
        add(edges, edge, null);
      }
    }
    node.dependencies = edges;
  }

  private static void add(
      List<DraftDependency> edges, DraftDependency edge, @Nullable String name) {
    if (name != null) {
      edge.name = name;
    }
    // An edge that neither names nor identifies anything says nothing.
    if (edge.name != null || !edge.hashes.isEmpty()) {
      edges.add(edge);
    }
  }

  private static DraftDependency parse(JsonCursor at) throws IOException, SpecFormatException {
    DraftDependency edge = new DraftDependency();
    if (at.atList()) {
      hashAndTypes(at, edge);
      return edge;
    }
    if (!at.atObject()) {
      // The oldest form 1: the hash alone.
      FieldParser.hash(at, HashKind.HASH.specName(), edge.hashes);
      return edge;
    }
    while (at.nextField()) {
      String field = at.field();
      switch (field) {
        case "name" -> edge.name = at.text();
        case "hash", "full_hash", "build_hash" -> FieldParser.hash(at, field, edge.hashes);
        case "type" -> edge.types = new TreeSet<>(FieldParser.texts(at));
        case "virtuals" -> edge.virtuals = FieldParser.texts(at);
        case "parameters" -> parameters(at, edge);
        default -> at.skip();
      }
    }
    return edge;
  }

  /** An old form 1: {@code [hash, [types]]}. */
  private static void hashAndTypes(JsonCursor at, DraftDependency edge)
      throws IOException, SpecFormatException {
    for (int i = 0; at.nextElement(); i++) {
      switch (i) {
        case 0 -> FieldParser.hash(at, HashKind.HASH.specName(), edge.hashes);
        case 1 -> edge.types = new TreeSet<>(FieldParser.texts(at));
        default -> at.skip();
      }
    }
  }

  private static void parameters(JsonCursor at, DraftDependency edge)
      throws IOException, SpecFormatException {
    if (!at.atObject()) {
      at.skip();
      return;
    }
    edge.nested = true;
    while (at.nextField()) {
      switch (at.field()) {
        case "deptypes" -> edge.types = new TreeSet<>(FieldParser.texts(at));
        case "virtuals" -> edge.virtuals = FieldParser.texts(at);
        case "direct" -> edge.direct = "true".equalsIgnoreCase(at.scalar());
        default -> at.skip();
      }
    }
  }
}
