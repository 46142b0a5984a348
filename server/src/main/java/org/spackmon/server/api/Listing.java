package org.spackmon.server.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Total;
import org.spackmon.storage.views.paging.UnknownName;

/**
 * One page of a list.
 *
 * @param previous path of the page before; null at the top
 * @param next path of the page after; null at the end
 * @param total null where nobody counted
 * @param unknown names in the question that nothing goes by
 */
record Listing<T>(
    List<T> items,
    @Nullable String previous,
    @Nullable String next,
    @Nullable Total total,
    List<UnknownName> unknown) {

  /**
   * Of a page of rows.
   *
   * @param link the path of another page of the list
   */
  static <R, T> Listing<T> of(
      Page<R> page, Function<R, T> item, Function<@Nullable Cursor, @Nullable String> link) {
    return new Listing<>(
        page.rows().stream().map(item).toList(),
        page.previous() == null ? null : link.apply(page.previous()),
        page.next() == null ? null : link.apply(page.next()),
        page.total(),
        page.unknown());
  }
}
