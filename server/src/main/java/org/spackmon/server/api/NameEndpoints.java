package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.names.Facet;
import org.spackmon.storage.views.names.HostRow;
import org.spackmon.storage.views.names.LatestBuild;
import org.spackmon.storage.views.names.NameRow;
import org.spackmon.storage.views.names.Names;
import org.spackmon.storage.views.names.NamesView;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/** Packages, compilers, systems, owners, tags: how do the builds of each fare? */
final class NameEndpoints {
  private static final int ROWS = 100;

  private final Names names;
  private final Links links;

  NameEndpoints(Names names, Links links) {
    this.names = names;
    this.links = links;
  }

  /** A name with what goes by it. */
  record Name(String name, AttemptCounts attempts, @Nullable Latest latest, String buildsUrl) {}

  /** The newest attempt. */
  record Latest(
      long build,
      int attempt,
      String url,
      @JsonProperty("package") String packageName,
      @Nullable String version,
      String outcome,
      Instant opened) {}

  /** A build host. */
  record Host(long id, String system, BuildHost host) {
    static Host of(HostRow row) {
      return new Host(row.id(), row.system(), row.host());
    }
  }

  private record Wish(String system, @Nullable Cursor cursor, int limit) {
    String at(@Nullable Cursor other) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>();
      query.put("system", system);
      query.put("limit", limit);
      query.put("cursor", other == null ? null : other.text());
      return Query.write(query);
    }
  }

  List<Endpoint> all() {
    return List.of(
        list("/packages", Facet.PACKAGE, "package"),
        list("/compilers", Facet.COMPILER, "compiler"),
        list("/systems", Facet.SYSTEM, "system"),
        list("/owners", Facet.OWNER, "owner"),
        list("/tags", Facet.TAG, "tag"),
        new Endpoint("/hosts", this::hosts));
  }

  /**
   * The list of one kind of names.
   *
   * @param parameter by which the list of builds is filtered by such a name
   */
  private Endpoint list(String path, Facet facet, String parameter) {
    return new Endpoint(
        path,
        ctx -> {
          NamesView view = Asked.of(ctx, NamesView::of);
          Answers.json(
              ctx,
              Listing.of(
                  names.list(facet, view),
                  row -> name(row, parameter),
                  cursor -> links.to(path, view.at(cursor).toQuery())));
        });
  }

  private Name name(NameRow row, String parameter) {
    return new Name(
        row.name(),
        AttemptCounts.of(row.counts()),
        row.latest() == null ? null : latest(row.latest()),
        links.by("/builds", parameter, row.name().isEmpty() ? BuildFilter.NONE : row.name()));
  }

  private Latest latest(LatestBuild latest) {
    return new Latest(
        latest.build(),
        latest.number(),
        links.to("/builds/" + latest.build()),
        latest.packageName(),
        latest.version(),
        latest.outcome().word(),
        latest.opened());
  }

  private void hosts(Context ctx) {
    Wish wish =
        Asked.of(
            ctx,
            List.of("system", "limit", "cursor"),
            query -> new Wish(system(query), query.numberCursor(), query.limit(ROWS)));
    Answers.json(
        ctx,
        Listing.of(
            names.hosts(wish.system, wish.cursor, wish.limit),
            Host::of,
            cursor -> links.to("/hosts", wish.at(cursor))));
  }

  private static String system(Query query) {
    String system = query.text("system");
    if (system == null) {
      throw new BadQueryException("system", "no system is named", "the name of a system", null);
    }
    return system;
  }
}
