package org.spackmon.storage.views.names;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/**
 * Everything that the URL of a list of names says.
 *
 * @param name this very name
 * @param q a part of the name
 */
public record NamesView(
    @Nullable String name, @Nullable String q, @Nullable Cursor cursor, int limit) {
  public static final int ROWS = 100;
  private static final List<String> PARAMETERS = List.of("name", "q", "limit", "cursor");

  public static NamesView of(Map<String, List<String>> given) {
    Query query = Query.of(given, PARAMETERS);
    return new NamesView(query.text("name"), query.text("q"), query.cursor(), query.limit(ROWS));
  }

  public NamesView at(@Nullable Cursor other) {
    return new NamesView(name, q, other, limit);
  }

  public String toQuery() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("name", name);
    all.put("q", q);
    all.put("limit", limit == ROWS ? null : limit);
    all.put("cursor", cursor == null ? null : cursor.text());
    return Query.write(all);
  }
}
