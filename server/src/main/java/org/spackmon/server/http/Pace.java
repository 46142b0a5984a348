package org.spackmon.server.http;

import java.time.Duration;

/**
 * Answers how slowly a body may arrive: after a start of grace at least some bytes each second, so
 * that nobody holds a connection for ever by sending one now and then.
 */
record Pace(Duration grace) {
  private static final long BYTES_PER_SECOND = 4 << 10;

  boolean tooSlow(long beganNanos, long bytes) {
    long elapsed = System.nanoTime() - beganNanos;
    return elapsed > grace.toNanos() + bytes * 1_000_000_000L / BYTES_PER_SECOND;
  }
}
