package org.spackmon.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;
import org.spackmon.storage.Slice;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.AttemptTold;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseLog;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Query;

/** Logs of phases: by lines, and raw. Phases may be called anything, so they are in the query. */
final class LogEndpoints {
  private static final int LINES = 200;
  private static final int MOST_LINES = 5_000;

  private final Builds builds;
  private final Contents contents;
  private final Links links;

  LogEndpoints(Builds builds, Contents contents, Links links) {
    this.builds = builds;
    this.contents = contents;
    this.links = links;
  }

  /**
   * Some lines of a log.
   *
   * @param log null where the client sent none
   * @param lines a number is missing where the middle was left out
   */
  record LogAnswer(
      long build,
      int attempt,
      String phase,
      String status,
      boolean failed,
      @Nullable Long errorLine,
      @Nullable LogItem log,
      List<Slice.Line> lines,
      @Nullable String previous,
      @Nullable String next) {}

  /** What is asked for. */
  private record Wish(String phase, long line, int lines) {}

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/builds/{build}/attempts/{attempt}/log", this::lines),
        new Endpoint("/builds/{build}/attempts/{attempt}/log/raw", this::raw));
  }

  private void lines(Context ctx) {
    Wish wish =
        Asked.of(
            ctx,
            List.of("phase", "line", "lines"),
            query ->
                new Wish(
                    phase(query),
                    query.number("line", 1, Long.MAX_VALUE, 1),
                    (int) query.number("lines", 1, MOST_LINES, LINES)));
    PhaseLog found = find(ctx, wish.phase);
    String attempt = "/builds/" + found.build() + "/attempts/" + found.number();
    LogFacts facts = found.phase().log();
    List<Slice.Line> lines = facts == null ? List.of() : lines(facts, wish);
    long last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).number();
    boolean more = facts != null && last > 0 && last < facts.lines();
    Answers.json(
        ctx,
        new LogAnswer(
            found.build(),
            found.number(),
            found.phase().name(),
            found.phase().status(),
            found.phase().failed(),
            found.phase().errorLine(),
            LogItem.of(links.to(attempt), found.phase()),
            lines,
            wish.line == 1 ? null : link(attempt, wish, Math.max(1, wish.line - wish.lines)),
            more ? link(attempt, wish, last + 1) : null));
  }

  /** By their numbers in the phase. */
  private List<Slice.Line> lines(LogFacts log, Wish wish) {
    long before = log.linesBefore();
    int most = (int) Math.max(0, Math.min(wish.lines, log.lines() - wish.line + 1));
    return contents.slice(log.content(), before + wish.line, most).lines().stream()
        .map(line -> new Slice.Line(line.number() - before, line.text(), line.cut()))
        .toList();
  }

  private void raw(Context ctx) throws IOException {
    String phase = Asked.of(ctx, List.of("phase"), query -> query.text("phase"));
    if (phase == null) {
      whole(ctx);
      return;
    }
    PhaseLog found = find(ctx, phase);
    String name = found.packageName() + "-" + found.build() + "-" + found.phase().name();
    Answers.raw(ctx, "text/plain; charset=utf-8", name + ".txt");
    LogFacts log = found.phase().log();
    if (log != null) {
      if (log.whole()) {
        contents.read(log.content(), ctx.outputStream());
      } else {
        contents.read(log.content(), log.firstByte(), log.bytes(), ctx.outputStream());
      }
    }
  }

  /** Of an attempt that a journal tells of: its log is one. */
  private void whole(Context ctx) throws IOException {
    long build = Asked.number(ctx, "build");
    int number = (int) Math.min(Asked.number(ctx, "attempt"), Integer.MAX_VALUE);
    AttemptTold told = builds.attempt(build, number).map(AttemptPart::told).orElse(null);
    LogFacts log = told == null ? null : told.log();
    if (log == null) {
      throw ProblemException.notFound("This attempt has no log of its own; name a phase.");
    }
    Answers.raw(ctx, "text/plain; charset=utf-8", "build-" + build + "-" + number + ".txt");
    contents.read(log.content(), ctx.outputStream());
  }

  private static String phase(Query query) {
    String phase = query.text("phase");
    if (phase == null) {
      throw new BadQueryException("phase", "no phase is named", "the name of a phase", null);
    }
    return phase;
  }

  private PhaseLog find(Context ctx, String phase) {
    long build = Asked.number(ctx, "build");
    int attempt = (int) Math.min(Asked.number(ctx, "attempt"), Integer.MAX_VALUE);
    return builds
        .phase(build, attempt, phase)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "Attempt " + attempt + " at build " + build + " has no phase " + phase + "."));
  }

  private String link(String attempt, Wish wish, long line) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("phase", wish.phase);
    query.put("line", line);
    query.put("lines", wish.lines);
    return links.to(attempt + "/log", Query.write(query));
  }
}
