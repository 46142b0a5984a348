package org.spackmon.app.importing;

/** How much was new in what was read? */
final class Told {
  int fresh;
  int changed;
  int gone;
  int same;
  int builds;
  int failures;

  /** One line for people. */
  String text() {
    return "%,d new, %,d changed, %,d gone, %,d as before; %,d builds, %,d failures"
        .formatted(fresh, changed, gone, same, builds, failures);
  }
}
