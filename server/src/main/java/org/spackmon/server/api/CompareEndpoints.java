package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.compare.Comparing;
import org.spackmon.server.compare.Comparison;
import org.spackmon.server.compare.Comparison.Side;
import org.spackmon.server.compare.Difference;
import org.spackmon.spack.compare.GraphDiff.Lone;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Query;

/** In what do two specs, builds or runs differ? */
final class CompareEndpoints {
  private final Comparing comparing;
  private final Links links;

  CompareEndpoints(Views views, Links links) {
    this.comparing = new Comparing(views);
    this.links = links;
  }

  /** One of the two. */
  record SideItem(String reference, String title, String url) {}

  /** A package that doesn't differ, and where it is needed. */
  record Same(
      @JsonProperty("package") String packageName, @Nullable String version, List<String> path) {
    static Same of(Lone lone) {
      return new Same(lone.name(), lone.version(), lone.path());
    }
  }

  record Answer(SideItem a, SideItem b, List<Difference> differences, List<Same> same) {}

  private record Wish(String a, String b) {}

  List<Endpoint> all() {
    return List.of(new Endpoint("/compare", this::compare));
  }

  private void compare(Context ctx) {
    Wish wish =
        Asked.of(ctx, List.of("a", "b"), query -> new Wish(named(query, "a"), named(query, "b")));
    Comparison found = comparing.of(wish.a, wish.b);
    Answers.json(
        ctx,
        new Answer(
            item(found.a()),
            item(found.b()),
            found.differences(),
            found.same().stream().map(Same::of).toList()));
  }

  private SideItem item(Side side) {
    return new SideItem(side.reference(), side.title(), links.to(side.path()));
  }

  private static String named(Query query, String parameter) {
    String reference = query.text(parameter);
    if (reference == null) {
      throw new BadQueryException(parameter, "nothing is named", Comparing.EXPECTED, null);
    }
    return reference;
  }
}
