package org.spackmon.storage.views.environments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/**
 * Everything that the URL of a list of Spack environments says.
 *
 * @param gone whether those that are gone are listed, instead of those that are there
 */
public record EnvironmentsView(
    @Nullable String system, boolean gone, @Nullable Cursor cursor, int limit) {
  private static final int ROWS = 50;

  public static EnvironmentsView of(Map<String, List<String>> given) {
    Query query = Query.of(given, List.of("system", "gone", "limit", "cursor"));
    return new EnvironmentsView(
        query.text("system"),
        query.word("gone", List.of("yes")) != null,
        query.numberCursor(),
        query.limit(ROWS));
  }

  public EnvironmentsView on(@Nullable String other) {
    return new EnvironmentsView(other, gone, null, limit);
  }

  public EnvironmentsView gone(boolean other) {
    return new EnvironmentsView(system, other, null, limit);
  }

  public EnvironmentsView at(@Nullable Cursor other) {
    return new EnvironmentsView(system, gone, other, limit);
  }

  public String toQuery() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("system", system);
    all.put("gone", gone ? "yes" : null);
    all.put("limit", limit == ROWS ? null : limit);
    all.put("cursor", cursor == null ? null : cursor.text());
    return Query.write(all);
  }
}
