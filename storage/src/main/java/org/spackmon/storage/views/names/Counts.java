package org.spackmon.storage.views.names;

import java.util.EnumMap;
import java.util.Map;
import org.spackmon.record.Outcome;

/**
 * How many attempts came out how?
 *
 * @param byOutcome holds every outcome
 */
public record Counts(Map<Outcome, Long> byOutcome) {

  public Counts {
    Map<Outcome, Long> whole = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.OF_ATTEMPTS) {
      whole.put(outcome, byOutcome.getOrDefault(outcome, 0L));
    }
    byOutcome = java.util.Collections.unmodifiableMap(whole);
  }

  public long of(Outcome outcome) {
    return byOutcome.getOrDefault(outcome, 0L);
  }

  public long total() {
    return byOutcome.values().stream().mapToLong(Long::longValue).sum();
  }
}
