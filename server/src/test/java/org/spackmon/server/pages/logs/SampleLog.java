package org.spackmon.server.pages.logs;

import java.util.List;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.builds.SampleBuild;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.PhaseRow;

/** The log of an invented build that broke, searched for its errors. */
public final class SampleLog {
  private SampleLog() {}

  public static Object sheet(Frame frame) {
    BuildPage build = SampleBuild.brokenPage();
    List<PhaseRow> phases = build.latest().phases();
    PhaseRow phase = phases.get(2);
    String home = "/builds/45206/attempts/3/log?phase=" + phase.name();
    String raw = home.replace("log?", "log/raw?");
    List<LogLine> lines =
        SampleBuild.buildLog().stream().map(line -> line.finding("error")).toList();
    LogPart part = new LogPart(home, true, 1214, lines);
    LogHits hits = new LogHits(12, 3, home, home);
    LogSheet.Section section = new LogSheet.Section(phase, part, home, raw, 1241, hits);
    return new LogSheet(frame, build, 3, phases, "build", "error", List.of(section), null);
  }
}
