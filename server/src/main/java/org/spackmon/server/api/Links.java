package org.spackmon.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/** Where things are, as paths from the root of the host. */
record Links(String base) {

  String to(String path) {
    return base + Api.ROOT + path;
  }

  /**
   * With a query.
   *
   * @param query as a View writes it; may be empty
   */
  String to(String path, String query) {
    return query.isEmpty() ? to(path) : to(path) + "?" + query;
  }

  /** A list under one name: {@code /builds?package=zlib}. */
  String by(String path, String parameter, String value) {
    return to(path, Query.write(Map.of(parameter, value)));
  }

  /** Another page of a list that has nothing but a limit. */
  @Nullable String page(String path, @Nullable Cursor cursor, @Nullable Integer limit) {
    if (cursor == null) {
      return null;
    }
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("limit", limit);
    query.put("cursor", cursor.text());
    return to(path, Query.write(query));
  }
}
