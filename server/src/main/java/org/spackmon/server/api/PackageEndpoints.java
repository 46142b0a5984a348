package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.names.Facet;
import org.spackmon.storage.views.packages.Matrix;
import org.spackmon.storage.views.packages.MatrixBy;
import org.spackmon.storage.views.packages.Try;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Query;

/** How does a package fare: by version and compiler or system, and over time? */
final class PackageEndpoints {
  private final Views views;
  private final Links links;

  PackageEndpoints(Views views, Links links) {
    this.views = views;
    this.links = links;
  }

  /** Where a version meets a compiler or a system. */
  record CellItem(String version, String column, long succeeded, long failed, long tried) {}

  /** A package's matrix. */
  record MatrixAnswer(
      @JsonProperty("package") String packageName,
      String by,
      List<String> versions,
      List<String> columns,
      List<CellItem> cells,
      int moreVersions,
      int moreColumns) {

    static MatrixAnswer of(String packageName, Matrix matrix) {
      List<CellItem> cells =
          matrix.cells().entrySet().stream()
              .map(
                  each ->
                      new CellItem(
                          each.getKey().version(),
                          each.getKey().column(),
                          each.getValue().succeeded(),
                          each.getValue().failed(),
                          each.getValue().tried()))
              .toList();
      return new MatrixAnswer(
          packageName,
          matrix.by().word(),
          matrix.versions(),
          matrix.columns(),
          cells,
          matrix.moreVersions(),
          matrix.moreColumns());
    }
  }

  /** An attempt in a package's history. */
  record TryItem(
      long build,
      int attempt,
      String url,
      @Nullable String version,
      String system,
      String outcome,
      Instant opened,
      @Nullable Duration duration,
      List<Try.Phase> phases) {}

  /** A package's last attempts. */
  record HistoryAnswer(@JsonProperty("package") String packageName, List<TryItem> items) {}

  private record Wish(String name, MatrixBy by) {}

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/packages/matrix", this::matrix),
        new Endpoint("/packages/history", this::history));
  }

  private void matrix(Context ctx) {
    Wish wish =
        Asked.of(ctx, List.of("name", "by"), query -> new Wish(name(query), MatrixBy.of(query)));
    known(wish.name);
    Answers.json(ctx, MatrixAnswer.of(wish.name, views.packages().matrix(wish.name, wish.by)));
  }

  private void history(Context ctx) {
    String name = Asked.of(ctx, List.of("name"), PackageEndpoints::name);
    known(name);
    Answers.json(
        ctx,
        new HistoryAnswer(name, views.packages().history(name).stream().map(this::item).toList()));
  }

  private TryItem item(Try row) {
    return new TryItem(
        row.build(),
        row.number(),
        links.to("/builds/" + row.build() + "/attempts/" + row.number()),
        row.version(),
        row.system(),
        row.outcome().word(),
        row.at(),
        row.duration(),
        row.phases());
  }

  private void known(String name) {
    if (views.names().get(Facet.PACKAGE, name).isEmpty()) {
      throw ProblemException.notFound("No package is called " + name + ".");
    }
  }

  private static String name(Query query) {
    String name = query.text("name");
    if (name == null) {
      throw new BadQueryException("name", "no package is named", "the name of a package", null);
    }
    return name;
  }
}
