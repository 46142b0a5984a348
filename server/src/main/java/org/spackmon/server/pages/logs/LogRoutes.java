package org.spackmon.server.pages.logs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.BuildAddress;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.RawBytes;
import org.spackmon.server.pages.Room;
import org.spackmon.server.pages.logs.LogSheet.Section;
import org.spackmon.storage.Contents;
import org.spackmon.storage.FoundLines;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.AttemptTold;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;

/** Logs on their own page, by lines, and raw. */
public final class LogRoutes implements Routes {
  private final Desk desk;
  private final Builds builds;
  private final Contents contents;
  private final Excerpts excerpts;

  public LogRoutes(Desk desk, Builds builds, Contents contents) {
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
    BuildPage build = BuildAddress.build(builds, ctx);
    int number = Desk.small("attempt", ctx.pathParam("attempt"));
    AttemptPart attempt = BuildAddress.attempt(builds, build, number);
    String chosen = ctx.queryParam("phase");
    String words = words(ctx);
    String title = "Log of " + build.packageName() + (chosen == null ? "" : ", " + chosen);
    String path = "/api/v1/builds/" + build.id() + "/attempts/" + number;
    String json = chosen == null ? path : path + "/log?phase=" + Frame.encode(chosen);
    Frame frame = desk.frame(ctx, Room.BUILDS, title, json);
    List<Section> sections = new ArrayList<>();
    for (PhaseRow row : chosen == null ? attempt.phases() : List.of(phase(attempt, chosen))) {
      String home = LogSheet.home(frame, build.id(), number, row.name(), words);
      String raw = LogSheet.raw(frame, build.id(), number, row.name());
      FoundLines found = found(row.log(), words);
      long opens = chosen == null ? 0 : opening(ctx, row, found);
      if (opens > 0) {
        ctx.redirect(LogSheet.at(home, opens), HttpStatus.SEE_OTHER);
        return;
      }
      sections.add(section(ctx, row, home, raw, chosen != null, words, found));
    }
    String live = BuildAddress.live(frame, attempt);
    desk.answer(
        ctx,
        "logs/log",
        new LogSheet(frame, build, number, attempt.phases(), chosen, words, sections, live));
  }

  private static @Nullable String words(Context ctx) {
    String words = ctx.queryParam("q");
    return words == null || words.isBlank() ? null : words;
  }

  private @Nullable FoundLines found(@Nullable LogFacts log, @Nullable String words) {
    return log == null || words == null ? null : excerpts.find(log, words);
  }

  /**
   * The line to which an address without one leads: where somebody wants to go, else the first with
   * the words that are searched for, else what went wrong. 0 for none.
   */
  private static long opening(Context ctx, PhaseRow row, @Nullable FoundLines found) {
    String go = ctx.queryParam("go");
    if (go != null) {
      return Desk.number("go", go);
    }
    LogFacts log = row.log();
    if (log == null || !LineRange.open(ctx)) {
      return 0;
    }
    if (found != null) {
      return Math.max(0, found.from(1) - log.linesBefore());
    }
    Long error = row.errorLine();
    return row.failed() && error != null ? error : 0;
  }

  private Section section(
      Context ctx,
      PhaseRow row,
      String home,
      String raw,
      boolean alone,
      @Nullable String words,
      @Nullable FoundLines found) {
    LogFacts log = row.log();
    if (log == null) {
      return new Section(row, null, home, raw, 0, null);
    }
    LineRange range = alone ? LineRange.of(ctx, log.lines()) : LineRange.top(LogSheet.SOME);
    Long error = row.errorLine();
    List<LogLine> lines =
        excerpts.lines(log, range.first(), range.count()).stream()
            .map(line -> words == null ? line : line.finding(words))
            .toList();
    LogPart part = new LogPart(home, range.named(), error == null ? 0 : error, lines);
    long from = range.line() > 0 ? range.line() : alone ? range.first() : 1;
    LogHits hits = found == null ? null : LogHits.of(found, log.linesBefore(), from, home);
    return new Section(row, part, home, raw, log.lines(), hits);
  }

  private void raw(Context ctx) throws IOException {
    BuildPage build = BuildAddress.build(builds, ctx);
    int number = Desk.small("attempt", ctx.pathParam("attempt"));
    AttemptPart attempt = BuildAddress.attempt(builds, build, number);
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
    BuildPage build = BuildAddress.build(builds, ctx);
    int number = Desk.small("attempt", ctx.pathParam("attempt"));
    AttemptTold told = BuildAddress.attempt(builds, build, number).told();
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
