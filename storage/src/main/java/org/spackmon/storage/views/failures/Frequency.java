package org.spackmon.storage.views.failures;

import java.util.List;

/** Where a failure stands in the list of the most frequent, as one number for a cursor. */
record Frequency(long attempts, long id) {
  private static final long IDS = 1_000_000_000L;

  static Frequency of(long key) {
    return new Frequency(key / IDS, key % IDS);
  }

  String key() {
    return Long.toString(attempts * IDS + id);
  }

  List<Long> parts() {
    return List.of(attempts, id);
  }
}
