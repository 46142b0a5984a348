package org.spackmon.storage.views.builds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/**
 * Everything that the URL of a list of builds says: parsed from it, and written back for every link
 * on the page.
 *
 * @param cursor null for the top of the list
 */
public record BuildsView(BuildFilter filter, @Nullable Cursor cursor, int limit) {
  public static final int ROWS = 50;

  private static final List<String> PARAMETERS =
      Stream.concat(BuildFilter.PARAMETERS.stream(), Stream.of("limit", "cursor")).toList();

  /** Throws BadQueryException for what can't be meant. */
  public static BuildsView of(Map<String, List<String>> given) {
    Query query = Query.of(given, PARAMETERS);
    return new BuildsView(BuildFilter.of(query), query.numberCursor(), query.limit(ROWS));
  }

  /** The top of the list under another filter. */
  public BuildsView with(BuildFilter other) {
    return new BuildsView(other, null, limit);
  }

  /** Another page of this list. */
  public BuildsView at(@Nullable Cursor other) {
    return new BuildsView(filter, other, limit);
  }

  public String toQuery() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(filter.parameters());
    all.put("limit", limit == ROWS ? null : limit);
    all.put("cursor", cursor == null ? null : cursor.text());
    return Query.write(all);
  }
}
