package org.spackmon.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.LogSheet.Section;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.AttemptTold;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;

/** Logs on their own page, by lines, and raw. */
final class LogRoutes implements Routes {
  private final Desk desk;
  private final Builds builds;
  private final Contents contents;
  private final Excerpts excerpts;

  LogRoutes(Desk desk, Builds builds, Contents contents) {
    this.desk = desk;
    this.builds = builds;
    this.contents = contents;
    this.excerpts = new Excerpts(contents);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/builds/{build}/attempts/{attempt}/file", this::file);
    routes.get("/builds/{build}/attempts/{attempt}/log", this::log);
    routes.get("/builds/{build}/attempts/{attempt}/log/raw", this::raw);
  }

  private void log(Context ctx) {
    BuildPage build = BuildRoutes.find(builds, ctx);
    int number = Desk.small("attempt", ctx.pathParam("attempt"));
    AttemptPart attempt = BuildRoutes.attempt(builds, build, number);
    String chosen = ctx.queryParam("phase");
    String title = "Log of " + build.packageName() + (chosen == null ? "" : ", " + chosen);
    String path = "/api/v1/builds/" + build.id() + "/attempts/" + number;
    String json = chosen == null ? path : path + "/log?phase=" + Frame.encode(chosen);
    Frame frame = desk.frame(ctx, Room.BUILDS, title, json);
    String go = ctx.queryParam("go");
    if (go != null && chosen != null) {
      long line = Desk.number("go", go);
      String home = LogSheet.home(frame, build.id(), number, chosen);
      ctx.redirect(home + "&line=" + line + "#L" + line, HttpStatus.SEE_OTHER);
      return;
    }
    LineRange range = chosen == null ? LineRange.top(LogSheet.SOME) : LineRange.of(ctx);
    List<Section> sections =
        (chosen == null ? attempt.phases() : List.of(phase(attempt, chosen)))
            .stream().map(row -> section(frame, build, number, row, range)).toList();
    desk.answer(ctx, "log", new LogSheet(frame, build, number, attempt.phases(), chosen, sections));
  }

  private Section section(
      Frame frame, BuildPage build, int attempt, PhaseRow row, LineRange range) {
    String home = LogSheet.home(frame, build.id(), attempt, row.name());
    String raw = LogSheet.raw(frame, build.id(), attempt, row.name());
    LogFacts log = row.log();
    if (log == null) {
      return new Section(row, null, home, raw, 0);
    }
    Long error = row.errorLine();
    List<LogLine> lines = excerpts.lines(log, range.first(), range.count());
    LogPart part = new LogPart(home, range.named(), error == null ? 0 : error, lines);
    return new Section(row, part, home, raw, log.lines());
  }

  private void raw(Context ctx) throws IOException {
    BuildPage build = BuildRoutes.find(builds, ctx);
    int number = Desk.small("attempt", ctx.pathParam("attempt"));
    AttemptPart attempt = BuildRoutes.attempt(builds, build, number);
    String chosen = ctx.queryParam("phase");
    AttemptTold told = attempt.told();
    LogFacts log = chosen == null && told != null ? told.log() : phase(attempt, chosen).log();
    ctx.contentType("text/plain; charset=utf-8");
    String of = chosen == null ? "" : "-" + chosen;
    RawBytes.named(ctx, build.packageName() + "-" + build.id() + of + ".txt");
    if (log == null) {
      return;
    }
    if (log.whole()) {
      contents.read(log.content(), ctx.outputStream());
    } else {
      contents.read(log.content(), log.firstByte(), log.bytes(), ctx.outputStream());
    }
  }

  /** One of the files that the install left in its prefix, as it is there. */
  private void file(Context ctx) throws IOException {
    BuildPage build = BuildRoutes.find(builds, ctx);
    int number = Desk.small("attempt", ctx.pathParam("attempt"));
    AttemptTold told = BuildRoutes.attempt(builds, build, number).told();
    String name = ctx.queryParam("name");
    AttemptTold.File file =
        (told == null ? List.<AttemptTold.File>of() : told.files())
            .stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such file."));
    ctx.contentType("application/octet-stream");
    RawBytes.named(ctx, file.name().replace('/', '-'));
    contents.read(file.content(), ctx.outputStream());
  }

  private static PhaseRow phase(AttemptPart attempt, @Nullable String name) {
    return attempt.phases().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "Attempt " + attempt.number() + " has no phase " + name + "."));
  }
}
