package org.spackmon.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spackmon.storage.views.names.Counts;

/** How many attempts, and how many of each outcome. */
record AttemptCounts(long total, Map<String, Long> byOutcome) {
  static AttemptCounts of(Counts counts) {
    Map<String, Long> byOutcome = new LinkedHashMap<>();
    counts.byOutcome().forEach((outcome, n) -> byOutcome.put(outcome.word(), n));
    return new AttemptCounts(counts.total(), byOutcome);
  }
}
