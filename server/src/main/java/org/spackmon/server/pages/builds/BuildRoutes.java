package org.spackmon.server.pages.builds;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.BuildAddress;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.server.pages.builds.BuildSheet.PhaseSheet;
import org.spackmon.server.pages.failures.FailureDesk;
import org.spackmon.server.pages.failures.FailureSheet;
import org.spackmon.server.pages.logs.Excerpts;
import org.spackmon.server.pages.logs.LogLine;
import org.spackmon.server.pages.logs.LogPart;
import org.spackmon.server.pages.logs.LogSheet;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;

/** The page of one build. */
public final class BuildRoutes implements Routes {
  private final Desk desk;
  private final Builds builds;
  private final FailureDesk failures;
  private final Excerpts excerpts;

  public BuildRoutes(Desk desk, Views views, Contents contents) {
    this.desk = desk;
    this.builds = views.builds();
    this.failures = new FailureDesk(views, contents);
    this.excerpts = new Excerpts(contents);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/builds/{build}", this::build);
  }

  private void build(Context ctx) {
    BuildPage build = BuildAddress.build(builds, ctx);
    String number = ctx.queryParam("attempt");
    AttemptPart attempt =
        number == null
            ? build.latest()
            : BuildAddress.attempt(builds, build, Desk.small("attempt", number));
    String word = BuildTable.word(attempt.outcome()).toLowerCase(java.util.Locale.ROOT);
    Frame frame =
        desk.frame(
            ctx, Room.BUILDS, build.packageName() + " " + word, "/api/v1/builds/" + build.id());
    List<PhaseSheet> phases = phases(frame, build, attempt);
    Verdict verdict = Verdict.of(attempt);
    List<BuildRow> causes = verdict.byDependency() ? builds.causes(attempt.id()) : List.of();
    FailureSheet failure = failures.sheet(frame, build.id(), attempt).orElse(null);
    desk.answer(
        ctx,
        "builds/build",
        new BuildSheet(frame, build, attempt, verdict, causes, phases, failure));
  }

  private List<PhaseSheet> phases(Frame frame, BuildPage build, AttemptPart attempt) {
    List<PhaseSheet> phases = new ArrayList<>();
    boolean open = false;
    for (PhaseRow row : attempt.phases()) {
      String home = LogSheet.home(frame, build.id(), attempt.number(), row.name());
      String raw = LogSheet.raw(frame, build.id(), attempt.number(), row.name());
      boolean opens = (row.failed() || row.status().equals("RUNNING")) && !open;
      open |= opens;
      LogFacts log = row.log();
      LogPart part = log == null ? null : part(row, log, home, opens);
      boolean partly = log != null && log.lines() > Excerpts.LINES;
      phases.add(new PhaseSheet(row, part, home, raw, opens, partly));
    }
    return phases;
  }

  private LogPart part(PhaseRow row, LogFacts log, String home, boolean open) {
    List<LogLine> lines = excerpts.telling(row, log);
    return new LogPart(home, open, marked(row, lines), lines);
  }

  /** What the log's reader found; before it came by, the first line here that reads like it. */
  private static long marked(PhaseRow row, List<LogLine> lines) {
    Long error = row.errorLine();
    if (error != null || !row.failed()) {
      return error == null ? 0 : error;
    }
    return lines.stream()
        .filter(line -> line.look() == LogLine.Look.ERROR)
        .map(LogLine::number)
        .findFirst()
        .orElse(0L);
  }
}
