package org.spackmon.storage.views.specs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;
import org.spackmon.storage.views.search.Terms;

/**
 * Everything that the URL of a list of specs says.
 *
 * @param hash the start of a hash of any kind
 * @param concrete false for failed concretizations only, true for all others; null for both
 * @param q a package's name or a part of it, the start of a hash, or both: {@code zlib/abc123}
 */
public record SpecsView(
    @Nullable String hash,
    @Nullable String packageName,
    @Nullable String q,
    @Nullable Boolean concrete,
    @Nullable Cursor cursor,
    int limit) {
  public static final int ROWS = 50;
  private static final List<String> PARAMETERS =
      List.of("hash", "package", "q", "concrete", "limit", "cursor");

  public static SpecsView of(Map<String, List<String>> given) {
    Query query = Query.of(given, PARAMETERS);
    return new SpecsView(
        query.text("hash"),
        query.text("package"),
        Terms.checked(query.text("q")),
        flag(query.word("concrete", List.of("true", "false"))),
        query.numberCursor(),
        query.limit(ROWS));
  }

  private static @Nullable Boolean flag(@Nullable String word) {
    return word == null ? null : Boolean.valueOf(word);
  }

  /** The first page of those that could be concretized, or not, or of both. */
  public SpecsView concrete(@Nullable Boolean other) {
    return new SpecsView(hash, packageName, q, other, null, limit);
  }

  public SpecsView at(@Nullable Cursor other) {
    return new SpecsView(hash, packageName, q, concrete, other, limit);
  }

  public String toQuery() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("hash", hash);
    all.put("package", packageName);
    all.put("q", q);
    all.put("concrete", concrete);
    all.put("limit", limit == ROWS ? null : limit);
    all.put("cursor", cursor == null ? null : cursor.text());
    return Query.write(all);
  }
}
