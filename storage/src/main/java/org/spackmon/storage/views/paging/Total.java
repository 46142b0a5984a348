package org.spackmon.storage.views.paging;

/**
 * How many rows does the whole list have?
 *
 * @param exact false: there are more than {@code count}, and nobody counted further
 */
public record Total(long count, boolean exact) {
  public static Total exactly(long count) {
    return new Total(count, true);
  }
}
