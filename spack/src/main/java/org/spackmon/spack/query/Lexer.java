package org.spackmon.spack.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.query.Token.Kind;

/** Of which words does a query consist? Blanks between them are left out. */
final class Lexer {

  private static final Kind[] KINDS = Kind.values();

  private Lexer() {}

  static List<Token> tokens(String query) throws QueryException {
    List<Token> tokens = new ArrayList<>();
    for (int place = 0; place < query.length(); ) {
      Token token = next(query, place);
      if (token == null) {
        int end = query.offsetByCodePoints(place, 1);
        throw new QueryException("unexpected character", query, place, end);
      }
      if (token.kind() != Kind.BLANK) {
        tokens.add(token);
      }
      place = token.end();
    }
    return tokens;
  }

  private static @Nullable Token next(String query, int place) {
    for (Kind kind : KINDS) {
      Matcher found = kind.at(query, place);
      if (found.lookingAt()) {
        return new Token(kind, found.group(), place, found.end(), assignment(kind, found));
      }
    }
    return null;
  }

  private static Token.@Nullable Assignment assignment(Kind kind, Matcher found) {
    return (kind == Kind.DEPENDENCY || kind == Kind.EDGE_END) && found.group("name") != null
        ? new Token.Assignment(found.group("virtuals"), found.group("name"), found.start("name"))
        : null;
  }
}
