package org.spackmon.testkit.filling;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Picks small numbers more often than large ones, as names are used in life (Zipf's law). */
final class Skew {
  private final double[] upTo;

  /**
   * Over the numbers 0 to n - 1.
   *
   * @param exponent 0 picks all alike; 1 picks the first twice as often as the second
   */
  Skew(int n, double exponent) {
    upTo = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += 1 / Math.pow(i + 1.0, exponent);
      upTo[i] = sum;
    }
  }

  int pick(RandomGenerator random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
  }
}
