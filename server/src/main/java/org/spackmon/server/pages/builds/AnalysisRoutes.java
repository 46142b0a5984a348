package org.spackmon.server.pages.builds;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.record.Analysis;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.BuildAddress;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.RawBytes;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.builds.AnalysisRow;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.paging.Query;

/** What analyzers found: results, files, variables. */
public final class AnalysisRoutes implements Routes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 256 << 10;
  private static final int ROWS = 100;

  private final Desk desk;
  private final Builds builds;
  private final Contents contents;

  public AnalysisRoutes(Desk desk, Builds builds, Contents contents) {
    this.desk = desk;
    this.builds = builds;
    this.contents = contents;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/builds/{build}/analyses", this::list);
    routes.get("/builds/{build}/files", this::files);
    routes.get("/analyses/{analysis}", this::one);
    routes.get("/analyses/{analysis}/raw", this::raw);
  }

  private void list(Context ctx) {
    BuildPage build = BuildAddress.build(builds, ctx);
    Query query = desk.read(ctx, given -> Query.of(given, List.of("cursor")));
    String json = "/api/v1/builds/" + build.id() + "/analyses";
    Frame frame = desk.frame(ctx, Room.BUILDS, "Analysis results", json);
    desk.answer(
        ctx,
        "builds/analysislist",
        new AnalysisList(
            frame,
            build.id(),
            build.packageName(),
            builds.analyses(build.id(), query.numberCursor(), ROWS)));
  }

  private void files(Context ctx) {
    BuildPage build = BuildAddress.build(builds, ctx);
    String json = "/api/v1/builds/" + build.id() + "/files";
    Frame frame = desk.frame(ctx, Room.BUILDS, "Installed files", json);
    desk.answer(
        ctx,
        "builds/analysis",
        AnalysisSheet.ofFiles(frame, build.id(), build.packageName(), builds.files(build.id())));
  }

  private void one(Context ctx) {
    AnalysisRow row = find(ctx);
    Frame frame =
        desk.frame(ctx, Room.BUILDS, BuildSheet.title(row), "/api/v1/analyses/" + row.id());
    boolean binary = row.kind() == Analysis.Kind.BINARY;
    String text =
        binary
            ? null
            : shown(new String(contents.bytes(row.content(), SHOWN), StandardCharsets.UTF_8));
    boolean whole = row.bytes() <= SHOWN;
    Map<String, String> variables =
        text != null && whole && row.analyzer().equals("environment_variables")
            ? variables(text)
            : Map.of();
    String of = builds.get(row.build()).map(BuildPage::packageName).orElse("build");
    desk.answer(
        ctx,
        "builds/analysis",
        new AnalysisSheet(frame, row.build(), of, row, text, whole, variables, List.of()));
  }

  /** A page can't hold U+0000; it gets the picture of itself that it has in logs. */
  private static String shown(String text) {
    return text.replace('\0', '\u2400');
  }

  /** Name to value where it is that; else nothing, and the text is shown as it came. */
  private static Map<String, String> variables(String text) {
    try {
      Map<String, Object> read = JSON.readValue(text, new TypeReference<>() {});
      Map<String, String> variables = new TreeMap<>();
      read.forEach((name, value) -> variables.put(name, shown(String.valueOf(value))));
      return variables;
    } catch (IOException e) {
      return Map.of();
    }
  }

  private void raw(Context ctx) throws IOException {
    AnalysisRow row = find(ctx);
    ctx.contentType(
        switch (row.kind()) {
          case TEXT -> "text/plain; charset=utf-8";
          case JSON -> "application/json";
          case BINARY -> "application/octet-stream";
        });
    RawBytes.named(ctx, row.analyzer() + "-" + row.id());
    contents.read(row.content(), ctx.outputStream());
  }

  private AnalysisRow find(Context ctx) {
    long id = Desk.number("analysis", ctx.pathParam("analysis"));
    return builds
        .analysis(id)
        .orElseThrow(() -> ProblemException.notFound("No analysis has the number " + id + "."));
  }
}
