package org.spackmon.advisories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code xz = https://github.com/tukaani-project/xz, Debian:xz-utils}. */
final class AdvisoryMapLines {
  private static final String NOTHING = "-";

  private AdvisoryMapLines() {}

  /**
   * Of each package of Spack, what advisories call it.
   *
   * @throws IllegalArgumentException naming the first line that can't be understood
   */
  static Map<String, List<String>> read(String text) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String said = line.replaceFirst("(^|\\s)#.*", "").strip();
      if (!said.isEmpty()) {
        int equals = said.indexOf('=');
        if (equals <= 0) {
          throw wrong(number, "expected NAME = ECOSYSTEM:NAME, …");
        }
        String name = said.substring(0, equals).strip();
        if (name.contains("*") && !name.endsWith("*")) {
          throw wrong(number, "a * may only end a name");
        }
        lines.put(name, words(number, said.substring(equals + 1)));
      }
    }
    return lines;
  }

  private static List<String> words(int number, String text) {
    List<String> words = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String word = part.strip();
      if (Subject.parse(word) != null) {
        words.add(word);
      } else if (!word.equals(NOTHING)) {
        throw wrong(
            number, "\"" + word + "\" is neither ECOSYSTEM:NAME nor the address of a repository");
      }
    }
    return words;
  }

  private static IllegalArgumentException wrong(int number, String why) {
    return new IllegalArgumentException("line " + number + ": " + why);
  }
}
