package org.spackmon.server.compare;

import java.util.ArrayList;
import java.util.List;
import org.spackmon.server.compare.Comparison.Side;
import org.spackmon.server.http.ProblemException;
import org.spackmon.spack.compare.GraphDiff;
import org.spackmon.spack.compare.SpecGraph;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.failures.Moment;
import org.spackmon.storage.views.runs.RunPage;
import org.spackmon.storage.views.specs.SpecPage;

/** Finds two specs, builds or runs that somebody named, and compares them. */
public final class Comparing {
  /** What names one of the two. */
  public static final String EXPECTED = "spec/NUMBER, build/NUMBER or run/NAME";

  private static final String RUN = "run/";

  private final Views views;

  public Comparing(Views views) {
    this.views = views;
  }

  /** A spec, or a build of one. */
  private record Built(Side side, SpecGraph graph, List<BuildPage> build) {}

  /**
   * What differs between two runs, or between two specs or builds of specs.
   *
   * @throws ProblemException where one is named otherwise than {@link #EXPECTED}, or isn't known
   */
  public Comparison of(String a, String b) {
    return a.startsWith(RUN) && b.startsWith(RUN)
        ? runs(a, run("a", a), b, run("b", b))
        : specs(built("a", a), built("b", b));
  }

  private static Comparison specs(Built a, Built b) {
    GraphDiff diff = GraphDiff.of(a.graph, b.graph);
    List<Difference> all = new ArrayList<>(Differences.specs(diff));
    for (BuildPage before : a.build) {
      for (BuildPage after : b.build) {
        all.addAll(Differences.machines(moment(before), moment(after)));
      }
    }
    return new Comparison(a.side, b.side, all, diff.same());
  }

  private static Comparison runs(String a, RunPage before, String b, RunPage after) {
    RunDifferences differences = RunDifferences.of(before, after);
    return new Comparison(side(a, before), side(b, after), differences.all(), differences.same());
  }

  private RunPage run(String parameter, String reference) {
    return views
        .runs()
        .get(reference.substring(RUN.length()))
        .orElseThrow(() -> ProblemException.invalid(parameter, "a run that is known", reference));
  }

  private static Side side(String reference, RunPage page) {
    List<String> command = page.run().command();
    String key = page.run().key();
    return new Side(reference, command.isEmpty() ? key : String.join(" ", command), "/runs/" + key);
  }

  private Built built(String parameter, String reference) {
    if (!reference.matches("(spec|build)/[0-9]{1,18}")) {
      throw ProblemException.invalid(parameter, EXPECTED, reference);
    }
    long id = Long.parseLong(reference.substring(reference.indexOf('/') + 1));
    return reference.startsWith("build/") ? build(reference, id) : spec(reference, id);
  }

  private Built build(String reference, long id) {
    BuildPage build = views.builds().get(id).orElseThrow(() -> unknown("build", id));
    Built spec = spec(reference, build.node());
    Side side = new Side(reference, spec.side.title() + ", build " + id, "/builds/" + id);
    return new Built(side, spec.graph, List.of(build));
  }

  private Built spec(String reference, long id) {
    SpecPage spec = views.specs().get(id).orElseThrow(() -> unknown("spec", id));
    SpecGraph graph = views.specs().graph(id).orElseThrow(() -> unknown("spec", id));
    String version = spec.version() == null ? "" : "@" + spec.version();
    Side side = new Side(reference, spec.packageName() + version, "/specs/" + id);
    return new Built(side, graph, List.of());
  }

  private static ProblemException unknown(String kind, long id) {
    return ProblemException.notFound("No " + kind + " has the number " + id + ".");
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
