package org.spackmon.server.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Query;

/** What does the address say? What can't be meant is a problem that tells what can. */
final class Asked {
  private Asked() {}

  /** The query, as a View. */
  static <T> T of(Context ctx, Function<Map<String, List<String>>, T> view) {
    try {
      return view.apply(ctx.queryParamMap());
    } catch (BadQueryException e) {
      throw ProblemException.invalidQuery(
          e.parameter(), e.expected(), String.valueOf(e.getMessage()), e.nearest());
    }
  }

  /** The query, by parameters that may be there. */
  static <T> T of(Context ctx, List<String> known, Function<Query, T> read) {
    return of(ctx, given -> read.apply(Query.of(given, known)));
  }

  /** For addresses that have no query. */
  static void nothing(Context ctx) {
    of(ctx, List.of(), query -> query);
  }

  /** A number in the path. */
  static long number(Context ctx, String name) {
    String text = ctx.pathParam(name);
    if (text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    throw ProblemException.invalid(name, "a number", text);
  }
}
