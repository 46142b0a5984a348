package org.spackmon.server.api;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.runs.PlannedRow;
import org.spackmon.storage.views.runs.RunLine;
import org.spackmon.storage.views.runs.RunPage;
import org.spackmon.storage.views.runs.Runs;

/** Runs: the list, and one with its plan. */
final class RunEndpoints {
  private static final int ROWS = 50;

  private final Runs runs;
  private final Links links;

  RunEndpoints(Runs runs, Links links) {
    this.runs = runs;
    this.links = links;
  }

  /** A run in a list. */
  record RunItem(String url, RunLine run) {}

  /**
   * A package of a plan.
   *
   * @param attemptUrl what became of it; null where nobody tried
   */
  record PackageItem(
      String hash,
      @com.fasterxml.jackson.annotation.JsonProperty("package") String packageName,
      @Nullable String version,
      String role,
      boolean explicit,
      boolean root,
      @Nullable String outcome,
      @Nullable String because,
      @Nullable String by,
      @Nullable String attemptUrl) {}

  /** A run with its plan. */
  record RunAnswer(
      String url,
      RunLine run,
      RunPage.Facts facts,
      List<String> tags,
      List<String> environments,
      List<PackageItem> packages,
      List<RunPage.Note> notes) {}

  List<Endpoint> all() {
    return List.of(new Endpoint("/runs", this::list), new Endpoint("/runs/{run}", this::one));
  }

  private void list(Context ctx) {
    Page<RunLine> page =
        Asked.of(
            ctx,
            List.of("limit", "cursor"),
            query -> runs.list(query.numberCursor(), query.limit(ROWS)));
    Answers.json(
        ctx,
        Listing.of(
            page,
            row -> new RunItem(url(row), row),
            cursor -> links.page("/runs", cursor, page.rows().size())));
  }

  private void one(Context ctx) {
    Asked.nothing(ctx);
    String key = ctx.pathParam("run");
    Answers.json(
        ctx,
        runs.get(key)
            .map(this::answer)
            .orElseThrow(() -> ProblemException.notFound("No run is called " + key + ".")));
  }

  private RunAnswer answer(RunPage page) {
    return new RunAnswer(
        url(page.run()),
        page.run(),
        page.facts(),
        page.tags(),
        page.environments().stream().map(RunPage.EnvironmentRow::name).toList(),
        page.packages().stream().map(this::item).toList(),
        page.notes());
  }

  private PackageItem item(PlannedRow row) {
    return new PackageItem(
        row.hash(),
        row.name(),
        row.version(),
        row.role().word(),
        row.explicit(),
        row.root(),
        row.outcome() == null ? null : row.outcome().word(),
        row.because(),
        row.by(),
        row.build() == null
            ? null
            : links.to("/builds/" + row.build() + "/attempts/" + row.attempt()));
  }

  private String url(RunLine run) {
    return links.to("/runs/" + run.key());
  }
}
