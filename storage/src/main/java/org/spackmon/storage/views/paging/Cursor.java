package org.spackmon.storage.views.paging;

import org.jspecify.annotations.Nullable;

/**
 * From where does a page start, and which way? It names the last row seen, never a row number, so
 * rows that come or go meanwhile neither repeat nor vanish.
 *
 * @param key what the list is ordered by, of the row that the page goes on from (which is not on
 *     the page)
 */
public record Cursor(Way way, String key) {

  /** Which way the page goes from the key. */
  public enum Way {
    /** Further down the list: older attempts, later names. */
    NEXT,
    /** Back up. */
    PREVIOUS;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static Cursor next(String key) {
    return new Cursor(Way.NEXT, key);
  }

  public static Cursor next(long key) {
    return next(Long.toString(key));
  }

  public static Cursor previous(String key) {
    return new Cursor(Way.PREVIOUS, key);
  }

  public static Cursor previous(long key) {
    return previous(Long.toString(key));
  }

  public boolean forward() {
    return way == Way.NEXT;
  }

  /** The key of a list that is ordered by numbers. */
  public long number() {
    return Long.parseLong(key);
  }

  /** As {@link #text} wrote it: {@code next.1234}; null when it isn't that. */
  public static @Nullable Cursor of(String text) {
    for (Way way : Way.values()) {
      String start = way.word() + ".";
      if (text.startsWith(start)) {
        return new Cursor(way, text.substring(start.length()));
      }
    }
    return null;
  }

  /** One word for a URL. */
  public String text() {
    return way.word() + "." + key;
  }
}
