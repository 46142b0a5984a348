package org.spackmon.logs;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How tools talk: quotes and the words between. */
final class Said {
  private Said() {}

  /** What stands between quotes of any kind, after {@code from}. */
  static @Nullable String quoted(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (opens(text.charAt(i))) {
        for (int j = i + 1; j < text.length(); j++) {
          if (closes(text.charAt(j))) {
            return j == i + 1 ? null : text.substring(i + 1, j);
          }
        }
        return null;
      }
    }
    return null;
  }

  static @Nullable String quoted(String text) {
    return quoted(text, 0);
  }

  /** What follows the words, or null if they aren't there. */
  static @Nullable String after(String text, String words) {
    int at = text.indexOf(words);
    return at < 0 ? null : text.substring(at + words.length()).strip();
  }

  /** What lies between, or null. */
  static @Nullable String between(String text, String from, String to) {
    int at = text.indexOf(from);
    int end = at < 0 ? -1 : text.indexOf(to, at + from.length());
    return end < 0 ? null : text.substring(at + from.length(), end).strip();
  }

  /** Up to the first blank or comma. */
  static String word(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == ',' || c == ';' || c == '\t') {
        return text.substring(0, i);
      }
    }
    return text;
  }

  /**
   * Who speaks: {@code x86_64-linux-gnu-ld.exe: …}, {@code clang++-16: …}, without folder, ending
   * and version; "" if nobody says that it is he.
   */
  static String program(String text) {
    int colon = text.indexOf(": ");
    if (colon <= 0 || colon > 200) {
      return "";
    }
    String name = name(text.substring(0, colon).strip());
    String bare = name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    int dash = bare.lastIndexOf('-');
    boolean version =
        dash > 0 && dash + 1 < bare.length() && Character.isDigit(bare.charAt(dash + 1));
    return version ? bare.substring(0, dash) : bare;
  }

  /** A program's name, or that of the one that was made for another machine. */
  static boolean among(Set<String> programs, String name) {
    return programs.contains(name) || programs.contains(name.substring(name.lastIndexOf('-') + 1));
  }

  /** Whether it says no more than that something ended badly: {@code Job failed: exit code 1}. */
  static boolean exit(String text) {
    return text.contains("exit code")
        || text.contains("exit status")
        || text.contains("exited with ")
        || text.contains("non-zero");
  }

  /** The last two parts between colons, which is who and what. */
  static String tail(String text) {
    int last = text.lastIndexOf(": ");
    int before = last < 0 ? -1 : text.lastIndexOf(": ", last - 1);
    return text.substring(before < 0 ? 0 : before + 2);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean opens(char c) {
    return c == '\'' || c == '`' || c == '"' || "\u2018\u201c\u201e\u00ab\u00bb".indexOf(c) >= 0;
  }

  private static boolean closes(char c) {
    return c == '\'' || c == '"' || c == '`' || "\u2019\u201d\u00ab\u00bb".indexOf(c) >= 0;
  }
}
