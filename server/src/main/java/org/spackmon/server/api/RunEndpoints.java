package org.spackmon.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Query;
import org.spackmon.storage.views.runs.PlannedRow;
import org.spackmon.storage.views.runs.RunLine;
import org.spackmon.storage.views.runs.RunPage;
import org.spackmon.storage.views.runs.RunPage.EnvironmentRow;
import org.spackmon.storage.views.runs.Runs;

/** Runs: the list, and one with its plan. */
final class RunEndpoints {
  private static final int ROWS = 50;
  private static final String YAML = "spack.yaml";
  private static final String LOCK = "spack.lock";

  private final Runs runs;
  private final Contents contents;
  private final Links links;

  RunEndpoints(Runs runs, Contents contents, Links links) {
    this.runs = runs;
    this.contents = contents;
    this.links = links;
  }

  /** A run in a list. */
  record RunItem(String url, RunLine run) {}

  /**
   * A package of a plan.
   *
   * @param error of its last attempt, in one line
   * @param diagnosis why it failed, by its log
   * @param originUrl the binary cache that it was installed from
   * @param originHost where that was built
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
      @Nullable String error,
      @Nullable String diagnosis,
      @Nullable String originUrl,
      @Nullable String originHost,
      @Nullable String attemptUrl) {}

  /**
   * A Spack environment.
   *
   * @param manifestUrl its spack.yaml; null where none came
   * @param lockUrl its spack.lock
   */
  record EnvironmentItem(
      String name, String path, @Nullable String manifestUrl, @Nullable String lockUrl) {}

  /** A run with its plan. */
  record RunAnswer(
      String url,
      RunLine run,
      RunPage.Facts facts,
      List<String> tags,
      List<String> environments,
      List<EnvironmentItem> environmentFiles,
      List<PackageItem> packages,
      List<RunPage.Note> notes) {}

  private record Wish(@Nullable String path, @Nullable String file) {}

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/runs", this::list),
        new Endpoint("/runs/{run}", this::one),
        new Endpoint("/runs/{run}/timeline", this::timeline),
        new Endpoint("/runs/{run}/environment", this::environment));
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
    Answers.json(ctx, answer(find(ctx)));
  }

  private void timeline(Context ctx) {
    Asked.nothing(ctx);
    RunLine run = find(ctx).run();
    Instant end = run.ended() == null ? Instant.now() : run.ended();
    Answers.json(ctx, TimelineAnswer.of(runs.work(run.key()), end, links));
  }

  /** The text of a Spack environment's spack.yaml or spack.lock. */
  private void environment(Context ctx) throws IOException {
    Wish wish =
        Asked.of(
            ctx,
            List.of("path", "file"),
            query -> new Wish(query.text("path"), query.word("file", List.of(YAML, LOCK))));
    boolean lock = LOCK.equals(wish.file);
    Long content =
        find(ctx).environments().stream()
            .filter(each -> each.path().equals(wish.path))
            .findFirst()
            .map(lock ? EnvironmentRow::lock : EnvironmentRow::manifest)
            .orElseThrow(() -> ProblemException.notFound("This run has no such environment."));
    Answers.raw(ctx, "text/plain; charset=utf-8", lock ? LOCK : YAML);
    contents.read(content, ctx.outputStream());
  }

  private RunPage find(Context ctx) {
    String key = ctx.pathParam("run");
    return runs.get(key)
        .orElseThrow(() -> ProblemException.notFound("No run is called " + key + "."));
  }

  private EnvironmentItem item(RunLine run, EnvironmentRow row) {
    return new EnvironmentItem(
        row.name(),
        row.path(),
        row.manifest() == null ? null : file(run, row, YAML),
        row.lock() == null ? null : file(run, row, LOCK));
  }

  private String file(RunLine run, EnvironmentRow row, String file) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("path", row.path());
    query.put("file", file);
    return links.to("/runs/" + run.key() + "/environment", Query.write(query));
  }

  private RunAnswer answer(RunPage page) {
    return new RunAnswer(
        url(page.run()),
        page.run(),
        page.facts(),
        page.tags(),
        page.environments().stream().map(EnvironmentRow::name).toList(),
        page.environments().stream().map(row -> item(page.run(), row)).toList(),
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
        row.error(),
        row.diagnosis(),
        row.originUrl(),
        row.originHost(),
        row.build() == null
            ? null
            : links.to("/builds/" + row.build() + "/attempts/" + row.attempt()));
  }

  private String url(RunLine run) {
    return links.to("/runs/" + run.key());
  }
}
