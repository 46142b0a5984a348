package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;
import org.spackmon.storage.views.specs.DependentRow;
import org.spackmon.storage.views.specs.HashMatch;
import org.spackmon.storage.views.specs.SpecsView;

/** Specs: the list, one of them, who needs it, its builds, which go by a hash. */
final class SpecEndpoints {
  private static final int ROWS = 50;

  private final Views views;
  private final Links links;

  SpecEndpoints(Views views, Links links) {
    this.views = views;
    this.links = links;
  }

  /** Who needs a spec, and for what. */
  record Dependent(
      long spec,
      String url,
      @JsonProperty("package") String packageName,
      @Nullable String version,
      @Nullable String hash,
      List<String> types) {

    static Dependent of(DependentRow row, Links links) {
      return new Dependent(
          row.id(),
          links.to("/specs/" + row.id()),
          row.name(),
          row.version(),
          row.hash(),
          row.types());
    }
  }

  /** A spec that goes by a hash. */
  record Match(
      long spec,
      String url,
      @JsonProperty("package") String packageName,
      @Nullable String version,
      String kind,
      String hash) {

    static Match of(HashMatch match, Links links) {
      return new Match(
          match.id(),
          links.to("/specs/" + match.id()),
          match.packageName(),
          match.version(),
          match.kind().specName(),
          match.hash());
    }
  }

  /** Specs that go by hashes of one start. */
  record Matches(List<Match> items) {}

  private record Wish(@Nullable Cursor cursor, int limit) {
    static Wish of(Context ctx) {
      return Asked.of(
          ctx,
          List.of("limit", "cursor"),
          query -> new Wish(query.numberCursor(), query.limit(ROWS)));
    }
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/specs", this::list),
        new Endpoint("/specs/{spec}", this::one),
        new Endpoint("/specs/{spec}/graph", this::graph),
        new Endpoint("/specs/{spec}/dependents", this::dependents),
        new Endpoint("/specs/{spec}/builds", this::builds),
        new Endpoint("/hashes", this::hashes));
  }

  private void list(Context ctx) {
    SpecsView view = Asked.of(ctx, SpecsView::of);
    Answers.json(
        ctx,
        Listing.of(
            views.specs().list(view),
            row -> SpecItem.of(row, links),
            cursor -> links.to("/specs", view.at(cursor).toQuery())));
  }

  private void one(Context ctx) {
    Answers.json(ctx, SpecAnswer.of(found(ctx, views.specs()::get), links));
  }

  private void graph(Context ctx) {
    Answers.json(ctx, GraphAnswer.of(found(ctx, views.specs()::needed), links));
  }

  /** Of the spec that the path names. */
  private static <T> T found(Context ctx, LongFunction<Optional<T>> view) {
    Asked.nothing(ctx);
    long id = Asked.number(ctx, "spec");
    return view.apply(id)
        .orElseThrow(() -> ProblemException.notFound("No spec has the id " + id + "."));
  }

  private void dependents(Context ctx) {
    Wish wish = Wish.of(ctx);
    long id = Asked.number(ctx, "spec");
    Answers.json(
        ctx,
        Listing.of(
            views.specs().dependents(id, wish.cursor, wish.limit),
            row -> Dependent.of(row, links),
            cursor -> links.page("/specs/" + id + "/dependents", cursor, wish.limit)));
  }

  private void builds(Context ctx) {
    Wish wish = Wish.of(ctx);
    long id = Asked.number(ctx, "spec");
    Answers.json(
        ctx,
        Listing.of(
            views.builds().ofSpec(id, wish.cursor, wish.limit),
            row -> BuildItem.of(row, links),
            cursor -> links.page("/specs/" + id + "/builds", cursor, wish.limit)));
  }

  private void hashes(Context ctx) {
    List<HashMatch> found =
        Asked.of(
            ctx,
            List.of("hash", "limit"),
            query -> views.specs().find(hash(query), query.limit(ROWS)));
    Answers.json(ctx, new Matches(found.stream().map(row -> Match.of(row, links)).toList()));
  }

  private static String hash(Query query) {
    String hash = query.text("hash");
    if (hash == null) {
      throw new BadQueryException("hash", "no hash is given", "a hash or the start of one", null);
    }
    return hash;
  }
}
