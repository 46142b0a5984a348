package org.spackmon.spack;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where are the nodes of a text? Finds their list in whichever of its wrappings. */
final class DocumentParser {

  static final int MOST_NODES = 100_000;

  // Fields of a node that hold an object, to tell a bare list of nodes from a list of {name: node}.
  private static final Set<String> OBJECTS_OF_A_NODE =
      Set.of(
          "arch",
          "compiler",
          "parameters",
          "external",
          "dependencies",
          "annotations",
          "build_spec");

  private final JsonCursor cursor;

  private DocumentParser(JsonCursor cursor) {
    this.cursor = cursor;
  }

  static DraftDocument parse(JsonCursor cursor) throws IOException, SpecFormatException {
    cursor.start();
    return new DocumentParser(cursor).value();
  }

  private DraftDocument value() throws IOException, SpecFormatException {
    if (cursor.atList()) {
      return list();
    }
    if (cursor.atObject()) {
      return object();
    }
    throw cursor.unexpected("a spec: an object or a list of nodes");
  }

  private DraftDocument object() throws IOException, SpecFormatException {
    DraftDocument nodes = null;
    DraftDocument inner = null;
    Integer version = null;
    while (cursor.nextField()) {
      switch (cursor.field()) {
        case "nodes" -> nodes = nodes();
        case "spec" -> inner = value();
        case "_meta" -> version = version();
        default -> cursor.skip();
      }
    }
    DraftDocument found = nodes != null ? nodes : inner;
    if (found == null) {
      throw cursor.refused("expected \"nodes\" or \"spec\" in the object");
    }
    return found.orVersion(version);
  }

  private DraftDocument nodes() throws IOException, SpecFormatException {
    if (!cursor.atList()) {
      throw cursor.unexpected("a list of nodes");
    }
    String place = cursor.place();
    List<DraftNode> nodes = new ArrayList<>();
    while (cursor.nextElement()) {
      add(nodes, NodeParser.parse(cursor));
    }
    return new DraftDocument(nodes, null, false, place);
  }

  private DraftDocument list() throws IOException, SpecFormatException {
    String place = cursor.place();
    List<DraftNode> nodes = new ArrayList<>();
    boolean names = false;
    while (cursor.nextElement()) {
      if (!cursor.atObject()) {
        throw cursor.unexpected("a node, which is an object");
      }
      if (cursor.nextField() && cursor.atObject() && !OBJECTS_OF_A_NODE.contains(cursor.field())) {
        names = true;
        do {
          add(nodes, NodeParser.parseNamed(cursor, cursor.field()));
        } while (cursor.nextField());
      } else {
        add(nodes, NodeParser.parseFromFirstValue(cursor));
      }
    }
    return new DraftDocument(nodes, null, names, place);
  }

  private void add(List<DraftNode> nodes, DraftNode node) throws SpecFormatException {
    if (nodes.size() == MOST_NODES) {
      throw cursor.refused("expected at most " + MOST_NODES + " nodes, found more");
    }
    nodes.add(node);
  }

  /** A version that can't be one is taken as missing: the shape tells it as well. */
  private @Nullable Integer version() throws IOException, SpecFormatException {
    Integer version = null;
    if (cursor.atObject()) {
      while (cursor.nextField()) {
        boolean wanted = cursor.field().equals("version");
        String text = cursor.at(JsonToken.VALUE_NULL) ? null : cursor.scalar();
        if (wanted && text != null && text.matches("[1-9][0-9]{0,4}")) {
          version = Integer.valueOf(text);
        }
      }
    } else {
      cursor.skip();
    }
    return version;
  }
}
