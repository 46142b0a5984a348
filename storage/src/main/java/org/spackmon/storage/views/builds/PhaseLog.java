package org.spackmon.storage.views.builds;

import org.spackmon.record.Outcome;

/** A phase with the little that its log's page says of its build. */
public record PhaseLog(
    long build,
    String packageName,
    String specHash,
    long attempt,
    int number,
    Outcome outcome,
    PhaseRow phase) {

  PhaseLog with(PhaseRow other) {
    return new PhaseLog(build, packageName, specHash, attempt, number, outcome, other);
  }
}
