package org.spackmon.storage.views.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/**
 * Everything that the URL of a list of failures says.
 *
 * @param cursor null for the top of the list
 */
public record FailuresView(FailureFilter filter, @Nullable Cursor cursor, int limit) {
  public static final int ROWS = 50;

  private static final List<String> PARAMETERS =
      Stream.concat(FailureFilter.PARAMETERS.stream(), Stream.of("limit", "cursor")).toList();

  /** Throws BadQueryException for what can't be meant. */
  public static FailuresView of(Map<String, List<String>> given) {
    Query query = Query.of(given, PARAMETERS);
    return new FailuresView(FailureFilter.of(query), query.numberCursor(), query.limit(ROWS));
  }

  /** The top of the list under another filter. */
  public FailuresView with(FailureFilter other) {
    return new FailuresView(other, null, limit);
  }

  /** Another page of this list. */
  public FailuresView at(@Nullable Cursor other) {
    return new FailuresView(filter, other, limit);
  }

  public String toQuery() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(filter.parameters());
    all.put("limit", limit == ROWS ? null : limit);
    all.put("cursor", cursor == null ? null : cursor.text());
    return Query.write(all);
  }
}
