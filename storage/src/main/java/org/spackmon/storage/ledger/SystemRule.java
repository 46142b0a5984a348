package org.spackmon.storage.ledger;

import java.util.List;

/**
 * Which system is a build host part of? The first rule whose pattern matches the host's name says.
 *
 * @param pattern a shell glob: {@code *} any text, {@code ?} one character, {@code [a-c]} one of
 *     these, {@code [!a-c]} none of these
 */
public record SystemRule(String pattern, String system) {

  /** The system of hosts that no rule matches. */
  public static final String UNKNOWN = "unknown";

  /** The first match. */
  public static String first(List<SystemRule> rules, String hostname) {
    for (SystemRule rule : rules) {
      if (rule.matches(hostname)) {
        return rule.system;
      }
    }
    return UNKNOWN;
  }

  public boolean matches(String hostname) {
    return matches(pattern.codePoints().toArray(), hostname.codePoints().toArray());
  }

  /** Remembers the last star only, so that no pattern takes long. */
  private static boolean matches(int[] glob, int[] text) {
    int at = 0;
    int g = 0;
    int star = -1;
    int retry = 0;
    while (at < text.length) {
      int next = g < glob.length ? one(glob, g, text[at]) : -1;
      if (g < glob.length && glob[g] == '*') {
        star = g++;
        retry = at;
      } else if (next > 0) {
        g = next;
        at++;
      } else if (star >= 0) {
        g = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (g < glob.length && glob[g] == '*') {
      g++;
    }
    return g == glob.length;
  }

  /** Where the glob goes on when what stands at {@code g} matches this character, else -1. */
  private static int one(int[] glob, int g, int character) {
    if (glob[g] == '?') {
      return g + 1;
    }
    int close = glob[g] == '[' ? close(glob, g) : -1;
    if (close < 0) { // a bracket that is never closed means itself
      return glob[g] == character ? g + 1 : -1;
    }
    boolean not = glob[g + 1] == '!' || glob[g + 1] == '^';
    boolean in = false;
    for (int i = g + (not ? 2 : 1); i < close; i++) {
      if (i + 2 < close && glob[i + 1] == '-') {
        in |= glob[i] <= character && character <= glob[i + 2];
        i += 2;
      } else {
        in |= glob[i] == character;
      }
    }
    return in != not ? close + 1 : -1;
  }

  private static int close(int[] glob, int open) {
    int first = open + 1 < glob.length && (glob[open + 1] == '!' || glob[open + 1] == '^') ? 2 : 1;
    for (int i = open + first + 1; i < glob.length; i++) { // a ']' in first place means itself
      if (glob[i] == ']') {
        return i;
      }
    }
    return -1;
  }
}
