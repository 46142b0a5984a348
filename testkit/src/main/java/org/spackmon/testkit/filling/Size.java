package org.spackmon.testkit.filling;

/**
 * How much is a store filled with?
 *
 * @param attempts at builds
 * @param specs nodes of the graph
 */
public record Size(int attempts, int specs, int packages, int systems, int owners) {

  /** Of as many attempts as asked for, and twenty of them to each spec. */
  public static Size of(int attempts) {
    return attempts == MILLION.attempts
        ? MILLION
        : new Size(attempts, Math.max(1_000, attempts / 20), 300, 20, 60);
  }

  /** What a large site collects in a few years. */
  public static final Size MILLION = new Size(1_000_000, 50_000, 300, 20, 60);

  /** Enough for a planner to tell a good plan from a bad one, and filled in seconds. */
  public static final Size TWENTY_THOUSAND = new Size(20_000, 1_000, 60, 8, 12);
}
