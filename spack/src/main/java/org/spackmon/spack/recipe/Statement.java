package org.spackmon.spack.recipe;

import java.util.List;

/**
 * A line of Python as Python sees it: it goes on within brackets and long texts.
 *
 * @param indent columns before it
 */
record Statement(int indent, List<Token> tokens) {

  Statement {
    tokens = List.copyOf(tokens);
  }

  /** Whether it begins with these words. */
  boolean begins(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (i >= tokens.size() || !tokens.get(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether what is indented below belongs to it. */
  boolean opensBlock() {
    return tokens.get(tokens.size() - 1).is(":");
  }

  List<Token> from(int first) {
    return first < tokens.size() ? tokens.subList(first, tokens.size()) : List.of();
  }
}
