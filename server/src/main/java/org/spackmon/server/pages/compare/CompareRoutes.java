package org.spackmon.server.pages.compare;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.Changed;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.compare.CompareSheet.Side;
import org.spackmon.server.pages.runs.RunSheet;
import org.spackmon.spack.compare.GraphDiff;
import org.spackmon.spack.compare.SpecGraph;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.failures.Moment;
import org.spackmon.storage.views.paging.Query;
import org.spackmon.storage.views.runs.RunPage;
import org.spackmon.storage.views.specs.SpecPage;

/** Two specs, builds or runs side by side: {@code /compare?a=build/7&b=spec/12}. */
public final class CompareRoutes implements Routes {
  private static final String EXPECTED = "spec/NUMBER, build/NUMBER or run/NAME";

  private final Desk desk;
  private final Views views;

  public CompareRoutes(Desk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  /** A spec, or a build of one. */
  private record Built(Side side, SpecGraph graph, List<BuildPage> build) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/compare", this::compare);
  }

  private void compare(Context ctx) {
    Query query = desk.read(ctx, given -> Query.of(given, List.of("a", "b", "whole")));
    Frame frame = desk.frame(ctx, null, "Compare", null);
    String a = query.text("a");
    String b = query.text("b");
    if (a == null || b == null) {
      desk.answer(ctx, "compare/compare", CompareSheet.empty(frame));
      return;
    }
    boolean whole = query.text("whole") != null;
    desk.answer(
        ctx,
        "compare/compare",
        a.startsWith("run/") && b.startsWith("run/")
            ? runs(frame, a, b, whole)
            : specs(frame, built("a", a), built("b", b), whole));
  }

  private static CompareSheet specs(Frame frame, Built a, Built b, boolean whole) {
    GraphDiff diff = GraphDiff.of(a.graph, b.graph);
    List<Changed.Line> lines = new ArrayList<>(Changed.spec(diff));
    for (BuildPage before : a.build) {
      for (BuildPage after : b.build) {
        lines.addAll(Changed.machine(moment(before), moment(after)));
      }
    }
    return new CompareSheet(frame, a.side, b.side, lines, diff.same(), whole);
  }

  private CompareSheet runs(Frame frame, String a, String b, boolean whole) {
    RunPage before = run("a", a);
    RunPage after = run("b", b);
    RunDifferences differences = RunDifferences.of(before, after);
    return new CompareSheet(
        frame, side(a, before), side(b, after), differences.lines(), differences.same(), whole);
  }

  private RunPage run(String parameter, String reference) {
    return views
        .runs()
        .get(reference.substring("run/".length()))
        .orElseThrow(() -> ProblemException.invalid(parameter, "a run that is known", reference));
  }

  private static Side side(String reference, RunPage run) {
    return new Side(
        reference, RunSheet.command(run.run()), "/runs/" + Frame.encode(run.run().key()));
  }

  private Built built(String parameter, String reference) {
    int slash = reference.indexOf('/');
    String kind = slash < 0 ? reference : reference.substring(0, slash);
    long id = Desk.number(parameter, reference.substring(slash + 1));
    return switch (kind) {
      case "build" -> build(reference, id);
      case "spec" -> spec(reference, id);
      default -> throw ProblemException.invalid(parameter, EXPECTED, reference);
    };
  }

  private Built build(String reference, long id) {
    BuildPage build =
        views
            .builds()
            .get(id)
            .orElseThrow(() -> ProblemException.notFound("No build has the number " + id + "."));
    Built spec = spec(reference, build.node());
    Side side = new Side(reference, spec.side.title() + ", build " + id, "/builds/" + id);
    return new Built(side, spec.graph, List.of(build));
  }

  private Built spec(String reference, long id) {
    ProblemException unknown = ProblemException.notFound("No spec has the number " + id + ".");
    SpecPage spec = views.specs().get(id).orElseThrow(() -> unknown);
    SpecGraph graph = views.specs().graph(id).orElseThrow(() -> unknown);
    String version = spec.version() == null ? "" : "@" + spec.version();
    Side side = new Side(reference, spec.packageName() + version, "/specs/" + id);
    return new Built(side, graph, List.of());
  }

  private static Moment moment(BuildPage build) {
    return new Moment(
        build.latest().id(),
        build.id(),
        build.latest().number(),
        build.node(),
        build.version(),
        build.compiler(),
        build.host().hostname(),
        build.host().hostOs(),
        build.host().kernelVersion(),
        build.spackVersion(),
        null,
        build.created());
  }
}
