package org.spackmon.spack.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spackmon.spack.recipe.Token.Kind;

/** Cuts Python into statements: as much of the language as it takes to tell where one ends. */
final class PythonText {
  private static final int TAB = 8;

  private final String text;
  private final List<Statement> statements = new ArrayList<>();
  private List<Token> tokens = new ArrayList<>();
  private int at;
  private int indent;
  private int brackets;

  private PythonText(String text) {
    this.text = text;
  }

  /** None at all where the text is broken: then nobody knows what it says. */
  static List<Statement> statements(String text) {
    PythonText reader = new PythonText(text);
    return reader.read() ? reader.statements : List.of();
  }

  private boolean read() {
    indent();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        at++;
        if (brackets == 0) {
          end();
          indent();
        }
      } else if (c == '#') {
        skipLine();
      } else if (c == '\\') {
        at++;
        skipLine();
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (Character.isJavaIdentifierStart(c) || c == '"' || c == '\'') {
        if (!word()) {
          return false;
        }
      } else {
        other(c);
      }
    }
    end();
    return brackets == 0;
  }

  private void indent() {
    int column = 0;
    for (; at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t'); at++) {
      column = text.charAt(at) == ' ' ? column + 1 : (column / TAB + 1) * TAB;
    }
    indent = column;
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void end() {
    if (!tokens.isEmpty()) {
      statements.add(new Statement(indent, tokens));
      tokens = new ArrayList<>();
    }
  }

  private void other(char c) {
    at++;
    brackets += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    if (c == ';' && brackets == 0) {
      end();
    } else {
      tokens.add(new Token(Kind.OTHER, String.valueOf(c)));
    }
  }

  /** A name, or a text with the letters before it; false where the text has no end. */
  private boolean word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '"' && quote != '\'') {
      tokens.add(new Token(Kind.NAME, name));
      return true;
    }
    return quoted(name.toLowerCase(Locale.ROOT), quote);
  }

  private boolean quoted(String prefix, char quote) {
    String mark = String.valueOf(quote).repeat(text.startsWith(("" + quote).repeat(3), at) ? 3 : 1);
    int start = at + mark.length();
    boolean escapes = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        escapes = true;
        i++;
      } else if (text.startsWith(mark, i)) {
        at = i + mark.length();
        boolean plain =
            prefix.equals("r") || (!escapes && (prefix.isEmpty() || prefix.equals("u")));
        tokens.add(new Token(plain ? Kind.LITERAL : Kind.OTHER, text.substring(start, i)));
        return true;
      } else if (c == '\n' && mark.length() == 1) {
        return false;
      }
    }
    return false;
  }
}
