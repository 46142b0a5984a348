package org.spackmon.logs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What make and ninja say could not be made, by name without ending; none if no error names one.
 */
record Jobs(Set<String> failed) {
  static Jobs of(List<Kept> all) {
    Set<String> told = targets(all, Weight.CAUSE);
    told.retainAll(targets(all, Weight.CASCADE));
    return new Jobs(told);
  }

  private static Set<String> targets(List<Kept> all, Weight weight) {
    Set<String> names = new HashSet<>();
    for (Kept kept : all) {
      String target = kept.clue.target();
      if (kept.clue.weight() == weight && target != null) {
        names.add(stem(target));
      }
    }
    return names;
  }

  /** A source that make and ninja don't complain of; a header may belong to any job. */
  boolean miss(Kept kept) {
    String target = kept.clue.target();
    boolean source = target != null && kept.clue.kind().equals(ErrorClass.COMPILE);
    if (target == null || !source || failed.isEmpty() || failed.contains(stem(target))) {
      return false;
    }
    return !target.substring(target.lastIndexOf('.') + 1).startsWith("h");
  }

  private static String stem(String name) {
    int dash = name.lastIndexOf('-');
    String bare =
        name.endsWith("o") && dash > 0 && name.startsWith("lib") ? name.substring(dash + 1) : name;
    int dot = bare.indexOf('.');
    return dot <= 0 ? bare : bare.substring(0, dot);
  }
}
