package org.spackmon.storage.views.builds;

import java.util.ArrayList;
import java.util.List;

/** A phase in one word, as a row of a list shows it. */
public record PhaseMark(String name, boolean failed) {

  /** From {@code "configure build! install"}. */
  static List<PhaseMark> all(String summary) {
    List<PhaseMark> marks = new ArrayList<>();
    for (String word : summary.split(" ", -1)) {
      if (!word.isEmpty()) {
        boolean failed = word.endsWith("!");
        marks.add(new PhaseMark(failed ? word.substring(0, word.length() - 1) : word, failed));
      }
    }
    return marks;
  }
}
