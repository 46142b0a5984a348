package org.spackmon.storage.views.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes pages of a list that can be read in both directions from any key. */
public final class Paging {
  private Paging() {}

  /** Reads rows behind a key. */
  @FunctionalInterface
  public interface Rows<T> {
    /**
     * Reads rows that go on from the cursor, in the direction that it points.
     *
     * @param from null for the top of the list
     */
    List<T> from(@Nullable Cursor from, int most);
  }

  /**
   * One page, in the order of the list whichever way it was read.
   *
   * @param key what the list is ordered by
   */
  public static <T> Page<T> page(
      @Nullable Cursor cursor, int limit, Rows<T> reader, Function<T, String> key) {
    List<T> read = reader.from(cursor, limit + 1);
    boolean more = read.size() > limit;
    List<T> rows = new ArrayList<>(more ? read.subList(0, limit) : read);
    if (cursor != null && !cursor.forward()) {
      if (!more) {
        return page(null, limit, reader, key); // the top, and as full as any page
      }
      Collections.reverse(rows);
      return new Page<>(rows, before(rows, key), after(rows, key));
    }
    Cursor previous = cursor == null || rows.isEmpty() ? null : before(rows, key);
    return new Page<>(rows, previous, more ? after(rows, key) : null);
  }

  private static <T> Cursor before(List<T> rows, Function<T, String> key) {
    return Cursor.previous(key.apply(rows.get(0)));
  }

  private static <T> Cursor after(List<T> rows, Function<T, String> key) {
    return Cursor.next(key.apply(rows.get(rows.size() - 1)));
  }
}
