package org.spackmon.storage.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/**
 * Everything that the URL of a search for installs says.
 *
 * @param q in Spack's syntax; null when nothing was asked yet
 */
public record FindView(@Nullable String q, Where where, @Nullable Cursor cursor, int limit) {
  private static final int ROWS = 50;
  private static final String YES = "yes";
  private static final List<String> PARAMETERS =
      List.of("q", "system", "site", "dependents", "gone", "limit", "cursor");

  public static FindView of(Map<String, List<String>> given) {
    Query query = Query.of(given, PARAMETERS);
    String q = query.text("q");
    return new FindView(
        q == null || q.isBlank() ? null : q,
        new Where(
            query.text("site"), query.text("system"), yes(query, "gone"), yes(query, "dependents")),
        query.numberCursor(),
        query.limit(ROWS));
  }

  private static boolean yes(Query query, String name) {
    return query.word(name, List.of(YES)) != null;
  }

  /** The first page of the same among other installs. */
  public FindView with(Where other) {
    return new FindView(q, other, null, limit);
  }

  public FindView at(@Nullable Cursor other) {
    return new FindView(q, where, other, limit);
  }

  public String toQuery() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("q", q);
    all.put("site", where.site());
    all.put("system", where.system());
    all.put("dependents", where.dependents() ? YES : null);
    all.put("gone", where.gone() ? YES : null);
    all.put("limit", limit == ROWS ? null : limit);
    all.put("cursor", cursor == null ? null : cursor.text());
    return Query.write(all);
  }
}
