package org.spackmon.spack.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directive. An argument that is no literal is there, and empty; {@code None} and {@code True},
 * which say nothing that is asked here, are left out.
 */
record Call(String name, List<Optional<String>> positional, Map<String, Optional<String>> named) {

  /** Null where this isn't a call and nothing else, or it has arguments that nobody can count. */
  static @Nullable Call of(List<Token> tokens) {
    int last = tokens.size() - 1;
    if (last < 2
        || tokens.get(0).kind() != Token.Kind.NAME
        || !tokens.get(1).is("(")
        || !tokens.get(last).is(")")) {
      return null;
    }
    Call call = new Call(tokens.get(0).text(), new ArrayList<>(), new HashMap<>());
    List<Token> argument = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens.subList(2, last)) {
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
      if (depth < 0) {
        return null;
      }
      if (depth == 0 && token.is(",")) {
        call.add(argument);
        argument = new ArrayList<>();
      } else {
        argument.add(token);
      }
    }
    call.add(argument);
    return call.named.containsKey("*") ? null : call;
  }

  private static boolean opens(Token token) {
    return token.is("(") || token.is("[") || token.is("{");
  }

  private static boolean closes(Token token) {
    return token.is(")") || token.is("]") || token.is("}");
  }

  private void add(List<Token> argument) {
    if (argument.isEmpty()) {
      return;
    }
    if (argument.get(0).is("*")) {
      named.put("*", Optional.empty());
    } else if (argument.size() > 2 && argument.get(1).is("=")) {
      List<Token> value = argument.subList(2, argument.size());
      if (!(value.get(0).is("None") || value.get(0).is("True")) || value.size() > 1) {
        named.put(argument.get(0).text(), literal(value));
      }
    } else {
      positional.add(literal(argument));
    }
  }

  /** The text that these words are, which may stand in several pieces. */
  static Optional<String> literal(List<Token> words) {
    StringBuilder text = new StringBuilder();
    for (Token word : words) {
      if (word.kind() != Token.Kind.LITERAL) {
        return Optional.empty();
      }
      text.append(word.text());
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  /** An argument by its place; null where it isn't there, or is no literal. */
  @Nullable String text(int position) {
    return position < positional.size() ? positional.get(position).orElse(null) : null;
  }

  /** An argument by its name; null where it isn't there, or is no literal. */
  @Nullable String text(String argument) {
    return named.getOrDefault(argument, Optional.empty()).orElse(null);
  }

  /** Whether each of these that is there is a literal. */
  boolean literal(Iterable<String> arguments) {
    for (String argument : arguments) {
      if (named.containsKey(argument) && named.get(argument).isEmpty()) {
        return false;
      }
    }
    return positional.stream().allMatch(Optional::isPresent);
  }
}
