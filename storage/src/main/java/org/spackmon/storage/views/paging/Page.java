package org.spackmon.storage.views.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a list, and how to go on.
 *
 * @param previous the page before this one; null at the top
 * @param next the page after it; null at the end. A page with a next may hold fewer rows than were
 *     asked for, or none, where a rare combination was looked for through many rows: the next page
 *     goes on looking
 * @param total null where a count would cost more than the page
 * @param unknown names that the question used and nothing goes by
 */
public record Page<T>(
    List<T> rows,
    @Nullable Cursor previous,
    @Nullable Cursor next,
    @Nullable Total total,
    List<UnknownName> unknown) {

  public Page {
    rows = List.copyOf(rows);
    unknown = List.copyOf(unknown);
  }

  public Page(List<T> rows, @Nullable Cursor previous, @Nullable Cursor next) {
    this(rows, previous, next, null, List.of());
  }

  public static <T> Page<T> empty() {
    return new Page<>(List.of(), null, null);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(rows.stream().<R>map(change).toList(), previous, next, total, unknown);
  }
}
