package org.spackmon.record.attempts;

import java.util.Set;

/**
 * The current word on a phase.
 *
 * @param status as the client wrote it
 * @param output hex SHA-256 of its log; "" where there is none
 */
public record PhaseState(String status, String output) {
  /** Clients say ERROR; tools that speak ms1 were seen to say FAILED. */
  private static final Set<String> FAILURES = Set.of("ERROR", "FAILED");

  public boolean failed() {
    return FAILURES.contains(status);
  }
}
