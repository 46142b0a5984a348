package org.spackmon.spack.recipe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads directives and attributes of a package's class. What stands in a loop, in an {@code if}, or
 * in another class isn't read: only executing it could tell what it says.
 */
final class RecipeReader {
  private static final Set<String> ATTRIBUTES = Set.of("url", "git");

  private final String className;
  private final List<Directive> directives = new ArrayList<>();
  private final Map<String, Optional<String>> attributes = new HashMap<>();
  private final Set<String> methods = new HashSet<>();

  /**
   * What is indented below a statement.
   *
   * @param read whether it is said whenever the conditions hold
   */
  private record Block(
      int indent, boolean read, List<String> conditions, Map<String, Optional<String>> defaults) {
    static Block unread(int indent) {
      return new Block(indent, false, List.of(), Map.of());
    }
  }

  RecipeReader(String packageName) {
    this.className = plain(packageName);
  }

  /** Spack's rule: {@code py-my_tool} is {@code PyMyTool}, {@code 7zip} is {@code _7zip}. */
  private static String plain(String name) {
    return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }

  Recipe read(String text) {
    Deque<Block> open = new ArrayDeque<>();
    for (Statement statement : PythonText.statements(text)) {
      while (!open.isEmpty() && statement.indent() <= open.element().indent()) {
        open.pop();
      }
      Block within = open.peek();
      if (within != null) {
        take(statement, within);
      }
      if (statement.opensBlock()) {
        open.push(block(statement, within));
      }
    }
    return new Recipe(directives, attributes, methods);
  }

  private Block block(Statement statement, @Nullable Block within) {
    int indent = statement.indent();
    if (within == null) {
      boolean own =
          statement.begins("class") && plain(statement.tokens().get(1).text()).equals(className);
      return new Block(indent, own, List.of(), Map.of());
    }
    Call call =
        within.read && statement.begins("with")
            ? Call.of(statement.tokens().subList(1, statement.tokens().size() - 1))
            : null;
    if (call == null) {
      return Block.unread(indent);
    }
    String condition = call.name().equals("when") ? call.text(0) : null;
    if (condition != null) {
      List<String> conditions = new ArrayList<>(within.conditions);
      conditions.add(condition);
      return new Block(indent, true, conditions, within.defaults);
    }
    if (call.name().equals("default_args")) {
      Map<String, Optional<String>> defaults = new HashMap<>(within.defaults);
      defaults.putAll(call.named());
      return new Block(indent, true, within.conditions, defaults);
    }
    return Block.unread(indent);
  }

  private void take(Statement statement, Block within) {
    String first = statement.tokens().get(0).text();
    if (ATTRIBUTES.contains(first) && statement.begins(first, "=")) {
      boolean plain = within.read && within.conditions.isEmpty() && !attributes.containsKey(first);
      attributes.put(first, plain ? Call.literal(statement.from(2)) : Optional.empty());
    } else if (within.read && statement.begins("def")) {
      methods.add(statement.tokens().get(1).text());
    } else if (within.read) {
      directive(Call.of(statement.tokens()), within);
    }
  }

  private void directive(@Nullable Call call, Block within) {
    if (call == null) {
      return;
    }
    within.defaults.forEach(call.named()::putIfAbsent);
    List<String> conditions = new ArrayList<>(within.conditions);
    Optional<String> when = call.named().get("when");
    if (when != null && when.isEmpty()) {
      return;
    }
    if (when != null) {
      conditions.add(when.get());
    }
    directives.add(new Directive(call, conditions));
  }
}
