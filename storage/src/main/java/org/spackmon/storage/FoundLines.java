package org.spackmon.storage;

import java.util.Arrays;

/** Lines of a content that hold some words, by their numbers. */
public final class FoundLines {
  /** None at all. */
  public static final FoundLines NONE = new FoundLines(0, new long[0]);

  private final long total;
  private final long[] numbers;

  FoundLines(long total, long[] numbers) {
    this.total = total;
    this.numbers = numbers;
  }

  /** How many; of more than 100,000 the others have no place. */
  public long total() {
    return total;
  }

  /** The place among them, from 1, of a line; 0 where it is none of them. */
  public int place(long line) {
    return Math.max(-1, Arrays.binarySearch(numbers, line)) + 1;
  }

  /** The first at a line or after it; 0 for none. */
  public long from(long line) {
    int at = Arrays.binarySearch(numbers, line);
    int index = at < 0 ? -at - 1 : at;
    return index < numbers.length ? numbers[index] : 0;
  }

  /** The last before a line; 0 for none. */
  public long before(long line) {
    int at = Arrays.binarySearch(numbers, line);
    int index = (at < 0 ? -at - 1 : at) - 1;
    return index < 0 ? 0 : numbers[index];
  }
}
