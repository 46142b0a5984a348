package org.spackmon.spack.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Blanks;
import org.spackmon.spack.UnanswerableException;
import org.spackmon.spack.query.Token.Kind;
import org.spackmon.spack.versions.VersionSet;

/** What do the words of a query ask, in their order? */
final class SpecQueryParser {

  /** Compilers whose packages are named otherwise since Spack 1.0. */
  private static final Map<String, String> COMPILERS =
      Map.of(
          "clang", "llvm",
          "oneapi", "intel-oneapi-compilers",
          "rocmcc", "llvm-amdgpu",
          "intel", "intel-oneapi-compilers-classic",
          "arm", "acfl");

  private final String query;
  private final List<Token> tokens;
  private int next;

  private SpecQueryParser(String query) throws QueryException {
    this.query = query;
    this.tokens = Lexer.tokens(query);
  }

  static NodeQuery parse(String query) throws QueryException {
    return new SpecQueryParser(query).whole();
  }

  private NodeQuery whole() throws QueryException {
    NodeDraft root = node();
    NodeDraft current = root;
    for (Token sigil = accept(Kind.EDGE_START, Kind.DEPENDENCY);
        sigil != null;
        sigil = accept(Kind.EDGE_START, Kind.DEPENDENCY)) {
      boolean direct = sigil.text().startsWith("%");
      EdgeAttributes attributes = attributes(sigil);
      NodeDraft node = attributes.name == null ? node() : options(named(attributes.name));
      if (direct) {
        node.name = COMPILERS.getOrDefault(node.name, node.name);
      } else {
        current = node;
      }
      EdgeDraft edge =
          new EdgeDraft(node, attributes.types, attributes.virtuals, direct, attributes.when);
      NodeDraft parent = direct ? current : root;
      attempt(() -> parent.dependency(edge));
    }
    Token rest = peek();
    if (rest != null) {
      throw error("expected one spec, found more", rest);
    }
    return root.query();
  }

  // -- a node

  private NodeDraft node() throws QueryException {
    Token name = accept(Kind.NAME, Kind.QUALIFIED_NAME, Kind.FILE);
    if (name == null) {
      return options(new NodeDraft());
    }
    if (name.kind() == Kind.FILE) {
      throw error("a query can't be a file", name);
    }
    return options(named(name.text()));
  }

  private static NodeDraft named(String text) {
    NodeDraft node = new NodeDraft();
    int dot = text.lastIndexOf('.');
    if (!text.equals("*")) {
      node.name = text.substring(dot + 1);
      node.namespace = dot < 0 ? null : text.substring(0, dot);
    }
    return node;
  }

  private NodeDraft options(NodeDraft node) throws QueryException {
    boolean versions = false;
    for (Token token = peek(); token != null; token = peek()) {
      String text = token.text();
      switch (token.kind()) {
        case GIT_VERSION, VERSION -> {
          if (versions) {
            throw error("the version is given twice", token);
          }
          versions = true;
          next++;
          attempt(() -> node.versions = VersionSet.parse(text.substring(1)));
        }
        case BOOLEAN, PROPAGATED_BOOLEAN -> {
          next++;
          boolean propagated = token.kind() == Kind.PROPAGATED_BOOLEAN;
          String name = Blanks.strip(text.substring(propagated ? 2 : 1));
          attempt(() -> OptionReader.read(node, name, text.startsWith("+"), propagated));
        }
        case PAIR, PROPAGATED_PAIR -> {
          next++;
          Pair pair = Pair.of(token);
          attempt(
              () -> OptionReader.read(node, pair.name(), pair.value(), pair.exact(), pair.twice()));
        }
        case HASH -> {
          if (node.hash != null) {
            return node;
          }
          next++;
          node.hash = text.substring(1);
        }
        default -> {
          return node;
        }
      }
    }
    return node;
  }

  // -- a dependency

  private EdgeAttributes attributes(Token sigil) throws QueryException {
    if (sigil.kind() == Kind.DEPENDENCY) {
      return new EdgeAttributes(sigil.assignment());
    }
    // Of two alike, the last counts.
    Map<String, Token> given = new TreeMap<>();
    Token end = accept(Kind.EDGE_END);
    while (end == null) {
      Token token = accept(Kind.PAIR);
      if (token == null) {
        Token wrong = peek();
        throw error("expected deptypes=, virtuals=, when= or ]", wrong == null ? sigil : wrong);
      }
      given.put(Pair.of(token).name(), token);
      end = accept(Kind.EDGE_END);
    }
    EdgeAttributes attributes = new EdgeAttributes(end.assignment());
    for (Map.Entry<String, Token> attribute : given.entrySet()) {
      Token token = attribute.getValue();
      List<String> values = Pair.of(token).values();
      switch (attribute.getKey()) {
        case "deptypes" -> attempt(() -> attributes.types = DependencyType.parse(values), token);
        case "virtuals" -> attributes.virtuals.addAll(values);
        case "when" -> attributes.when = condition(values.get(0), token);
        default -> throw error("expected deptypes=, virtuals= or when=", token);
      }
    }
    return attributes;
  }

  private NodeQuery condition(String text, Token token) throws QueryException {
    try {
      SpecQueryParser parser = new SpecQueryParser(text);
      if (parser.tokens.isEmpty()) {
        throw error("expected a spec as condition", token);
      }
      return parser.whole();
    } catch (QueryException e) {
      throw error(String.valueOf(e.getMessage()), token);
    }
  }

  // -- words

  private @Nullable Token peek() {
    return next < tokens.size() ? tokens.get(next) : null;
  }

  private @Nullable Token accept(Kind... kinds) {
    Token token = peek();
    if (token == null || !List.of(kinds).contains(token.kind())) {
      return null;
    }
    next++;
    return token;
  }

  /** Tells where it was that something was refused: at the last word read. */
  private void attempt(Runnable reading) throws QueryException {
    attempt(reading, tokens.get(next - 1));
  }

  private void attempt(Runnable reading, Token at) throws QueryException {
    try {
      reading.run();
    } catch (IllegalArgumentException | UnanswerableException e) {
      throw error(String.valueOf(e.getMessage()), at);
    }
  }

  private QueryException error(String message, Token at) {
    return new QueryException(message, query, at.start(), at.end());
  }
}
