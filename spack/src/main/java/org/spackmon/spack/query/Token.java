package org.spackmon.spack.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Blanks;

/**
 * A word of a query.
 *
 * @param assignment what {@code ^mpi=mpich} says behind its sigil, or null
 */
record Token(Kind kind, String text, int start, int end, @Nullable Assignment assignment) {

  /**
   * A package in the place of virtual ones.
   *
   * @param virtuals with commas between them
   * @param start where the package's name stands in the query
   */
  record Assignment(String virtuals, String name, int start) {}

  /** The kinds in the order in which they are tried. */
  enum Kind {
    EDGE_START("(?:\\^|%%?)\\["),
    EDGE_END("\\](?:" + Grammar.BLANKS + Grammar.ASSIGNMENT + ")?"),
    DEPENDENCY("(?:\\^|%%?)(?:" + Grammar.BLANKS + Grammar.ASSIGNMENT + ")?"),
    GIT_VERSION("@" + Grammar.GIT + "(?:=" + Grammar.VERSION + ")?"),
    VERSION(
        "@"
            + Grammar.BLANKS
            + Grammar.VERSIONS
            + "(?:"
            + Grammar.BLANKS
            + ","
            + Grammar.BLANKS
            + Grammar.VERSIONS
            + ")*+"),
    PROPAGATED_BOOLEAN("(?:\\+\\+|~~|--)" + Grammar.BLANKS + Grammar.KEY),
    BOOLEAN("[~+-]" + Grammar.BLANKS + Grammar.KEY),
    PROPAGATED_PAIR(Grammar.KEY + ":?==" + Grammar.VALUE),
    PAIR(Grammar.KEY + ":?=" + Grammar.VALUE),
    FILE("(?:\\.|[a-zA-Z0-9_-]*/)[a-zA-Z0-9_./-]*(?:\\.json|\\.yaml)"),
    QUALIFIED_NAME(Grammar.QUALIFIED),
    NAME(Grammar.WORD + "|\\*"),
    HASH("/[a-zA-Z_0-9]+"),
    BLANK(Blanks.PATTERN + "+");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    /** Looks behind the place and ahead of it, as word boundaries need. */
    Matcher at(String text, int place) {
      return pattern
          .matcher(text)
          .useTransparentBounds(true)
          .useAnchoringBounds(false)
          .region(place, text.length());
    }
  }

  /** What the kinds are made of. */
  private static final class Grammar {
    static final String BLANKS = Blanks.PATTERN + "*";
    static final String WORD = "[a-zA-Z_0-9][a-zA-Z_0-9-]*";
    static final String QUALIFIED = WORD + "(?:\\." + WORD + ")++";
    static final String KEY = "[a-zA-Z_0-9][a-zA-Z_0-9.-]*";

    static final String ASSIGNMENT =
        "(?<virtuals>" + WORD + "(?:," + WORD + ")*+)=(?<name>" + QUALIFIED + "|" + WORD + ")";

    static final String GIT = "(?:git\\.[a-zA-Z_0-9][a-zA-Z_0-9./-]*|[A-Fa-f0-9]{40})";

    // A version ends with a word, and one behind a colon isn't the key of a pair.
    static final String VERSION = "=?[a-zA-Z0-9_][a-zA-Z_0-9.-]*\\b";
    static final String VERSIONS =
        "(?:(?:" + VERSION + ")?:(?:" + VERSION + "(?!" + BLANKS + "=))?|" + VERSION + ")";

    // Behind a backslash a quote doesn't end the text, unless nothing else does. What is repeated
    // is
    // never given back: that saves the stack of whoever reads a long text.
    static final String VALUE =
        "(?:[a-zA-Z_0-9\\-+*.,:=%^~/\\\\]+" + "|" + quoted("'") + "|" + quoted("\"") + ")";

    private static String quoted(String quote) {
      String inside = "[^" + quote + "]*+";
      String escaped = "(?:(?<=\\\\)" + quote + inside + ")*+";
      return quote + inside + escaped + quote + "|" + quote + "[\\s\\S]*" + quote;
    }
  }
}
