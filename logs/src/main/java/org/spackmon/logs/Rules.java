package org.spackmon.logs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does a site know of the lines of its logs? Its rules have the first word on each. */
public final class Rules {
  /** Those of a site that has none. */
  public static final Rules NONE = new Rules("", List.of(), Marks.KNOWN);

  private static final int MOST = 100;

  private final String text;
  private final List<Rule> rules;
  private final Marks marks;

  private Rules(String text, List<Rule> rules, Marks marks) {
    this.text = text;
    this.rules = rules;
    this.marks = marks;
  }

  /**
   * Reads a rule per line; {@code #} begins a comment.
   *
   * @throws IllegalArgumentException says in which line, what was expected, and what stands there
   */
  public static Rules of(String text) {
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        rules.add(rule(bare, number));
      }
      if (rules.size() > MOST) {
        throw new IllegalArgumentException("line " + number + ": expected at most 100 rules");
      }
    }
    return rules.isEmpty()
        ? NONE
        : new Rules(text, rules, Marks.with(rules.stream().map(Rule::mark).toList()));
  }

  private static Rule rule(String line, int number) {
    try {
      return Rule.of(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
  }

  /** As they were written. */
  public String text() {
    return text;
  }

  /** Of these together with ours: another one if what was read by one has to be read again. */
  public int version() {
    int all = 31 * text.hashCode() + Fingerprint.VERSION;
    return rules.isEmpty() ? Fingerprint.VERSION : all & Integer.MAX_VALUE;
  }

  Marks marks() {
    return marks;
  }

  @Nullable Clue read(String line) {
    for (Rule rule : rules) {
      Clue clue = rule.read(line);
      if (clue != null) {
        return clue;
      }
    }
    return null;
  }
}
