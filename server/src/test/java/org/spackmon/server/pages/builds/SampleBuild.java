package org.spackmon.server.pages.builds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Content;
import org.spackmon.record.Outcome;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.SampleBuilds;
import org.spackmon.server.pages.builds.BuildSheet.PhaseSheet;
import org.spackmon.server.pages.logs.LogLine;
import org.spackmon.server.pages.logs.LogPart;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.views.builds.AnalysisRow;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.ClaimRow;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;
import org.spackmon.storage.views.builds.RunRow;
import org.spackmon.storage.views.specs.SpecHash;

/** Builds to look at, invented: one that broke, one that went well, one that was cancelled. */
public final class SampleBuild {
  private static final Instant NOW = SampleBuilds.NOW;
  private static final String HASH = "3i2tmzb57acewk63anifkd2qwz5lqyfo";
  private static final RunRow RUN =
      new RunRow(7, "eb55282e-297e-4dcf-b058-4c184756fd28", "ms1", "spacky", "0.19.0.dev0", NOW);
  private static final int ERROR_LINE = 1214;

  private SampleBuild() {}

  public static Object broken(Frame frame) {
    BuildPage page = brokenPage();
    return sheet(frame, page, page.latest());
  }

  /** What is known of the one that broke. */
  public static BuildPage brokenPage() {
    AttemptPart last =
        new AttemptPart(
            90_400,
            3,
            Outcome.FAILED,
            List.of(
                phase("autoreconf", false, null, null, 2),
                phase("configure", false, facts(312, 0), null, 9),
                phase("build", true, facts(1241, Content.FLAG_NOT_UTF8), (long) ERROR_LINE, 27)),
            List.of(
                claim(1, "autoreconf", "SUCCESS"),
                claim(2, "configure", "SUCCESS"),
                claim(3, "build", "ERROR"),
                claim(4, null, "FAILED")),
            List.of(RUN),
            List.of("nightly", "e4s"),
            NOW.minusSeconds(130),
            NOW.minusSeconds(120),
            NOW.minusSeconds(82),
            Duration.ofSeconds(38));
    AttemptPart second = other(2, Outcome.INTERRUPTED, 4000, null);
    AttemptPart first = other(1, Outcome.FAILED, 90_000, Duration.ofSeconds(44));
    return page(List.of(last, second, first));
  }

  public static Object cancelled(Frame frame) {
    AttemptPart attempt =
        new AttemptPart(
            90_401,
            1,
            Outcome.CANCELLED,
            List.of(),
            List.of(claim(5, null, "FAILED")),
            List.of(RUN),
            List.of(),
            NOW.minusSeconds(130),
            NOW.minusSeconds(81),
            NOW.minusSeconds(81),
            null);
    return sheet(frame, page(List.of(attempt)), attempt);
  }

  private static AttemptPart other(int number, Outcome outcome, long ago, @Nullable Duration took) {
    Instant at = NOW.minusSeconds(ago);
    return new AttemptPart(
        90_000 + number,
        number,
        outcome,
        List.of(),
        List.of(),
        List.of(RUN),
        List.of(),
        at,
        at,
        at,
        took);
  }

  private static BuildPage page(List<AttemptPart> attempts) {
    return new BuildPage(
        45_206,
        4711,
        "brokenpkg",
        "1.0",
        HASH,
        List.of(new SpecHash(HashKind.HASH, HASH, List.of())),
        "gcc@12.2.0",
        new BuildHost("nid001487", "linux", "sles15", "zen3", "#1 SMP Wed Nov 9 12:26:51 UTC 2022"),
        "perlmutter",
        "spacky",
        "0.19.0.dev0 (3338d536f63187f3e35b81d71394a6ba305af08a)",
        NOW.minusSeconds(90_000),
        attempts,
        attempts.size(),
        List.of(
            analysis(1, "config_args", "", "", Analysis.Kind.TEXT, 1, 212),
            analysis(2, "environment_variables", "", "", Analysis.Kind.JSON, 48, 4_120),
            analysis(3, "install_files", "", "", Analysis.Kind.JSON, 23, 9_801),
            analysis(
                4,
                "libabigail",
                "abidw-xml",
                "lib/libbroken.so.1.0",
                Analysis.Kind.TEXT,
                1,
                812_345)),
        4);
  }

  private static BuildSheet sheet(Frame frame, BuildPage page, AttemptPart attempt) {
    List<PhaseSheet> phases = new ArrayList<>();
    for (PhaseRow row : attempt.phases()) {
      String home = "/builds/45206/attempts/3/log?phase=" + row.name();
      LogPart part =
          row.log() == null
              ? null
              : new LogPart(
                  home,
                  row.failed(),
                  row.errorLine() == null ? 0 : row.errorLine(),
                  row.failed() ? buildLog() : configureLog());
      phases.add(
          new PhaseSheet(row, part, home, home.replace("log?", "log/raw?"), row.failed(), true));
    }
    return new BuildSheet(frame, page, attempt, Verdict.of(attempt), causes(attempt), phases, null);
  }

  private static List<BuildRow> causes(AttemptPart attempt) {
    return attempt.outcome() == Outcome.CANCELLED ? SampleBuilds.rows(1) : List.of();
  }

  static List<LogLine> configureLog() {
    return lines(
        1,
        """
        ==> brokenpkg: Executing phase: 'configure'
        ==> [2026-11-22-16:10:24.192416] '/scratch/home/u/spack-stage-brokenpkg-1.0-3i2tmzb57acewk63anifkd2qwz5lqyfo/spack-src/configure' '--prefix=/opt/store/linux-sles15-zen3/gcc-12.2.0/brokenpkg-1.0-3i2tmzb57acewk63anifkd2qwz5lqyfo' '--enable-shared' '--disable-debug'
        checking for a BSD-compatible install... /usr/bin/install -c
        checking whether build environment is sane... yes
        checking for gcc... /opt/spack/lib/spack/env/gcc/gcc
        checking whether the C compiler works... yes
        configure: creating ./config.status
        config.status: creating config.mk
        """);
  }

  public static List<LogLine> buildLog() {
    return lines(
        1201,
        """
        /opt/spack/lib/spack/env/gcc/gcc -Wall -Wextra -g -c -o warn.o warn.c
        warn.c: In function ‘warn’:
        warn.c:8:11: warning: comparison of integer expressions of different signedness: ‘int’ and ‘unsigned int’ [-Wsign-compare]
            8 |     if (n < u)
              |           ^
        warn.c:9:18: warning: format ‘%s’ expects argument of type ‘char *’, but argument 2 has type ‘int’ [-Wformat=]
            9 |         printf("%s\\n", n);
              |                 ~^     ~
              |                  |     |
              |                  |     int
              |                  char *
              |                 %d
        /opt/spack/lib/spack/env/gcc/gcc -Wall -Wextra -g -c -o broken.o broken.c
        broken.c:12:9: error: ‘struct config’ has no member named ‘verbosity’; did you mean ‘verbose’?
           12 |     cfg->verbosity = level + "<script>alert(1)</script>";
              |          ^~~~~~~~~
              |          verbose
        broken.c:20:5: error: too few arguments to function ‘apply’
           20 |     apply(cfg);
              |     ^~~~~
        In file included from broken.c:3:
        config.h:41:6: note: declared here
           41 | void apply(struct config *cfg, unsigned flags);
              |      ^~~~~
        make: *** [Makefile:14: broken.o] Error 1
        make: *** Waiting for unfinished jobs....
        """);
  }

  private static List<LogLine> lines(long first, String text) {
    List<LogLine> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(LogLine.of(first + lines.size(), line, false));
    }
    return lines.subList(0, lines.size() - 1);
  }

  private static PhaseRow phase(
      String name, boolean failed, @Nullable LogFacts log, @Nullable Long error, long seconds) {
    return new PhaseRow(
        1,
        name,
        failed ? "ERROR" : "SUCCESS",
        failed,
        log,
        error,
        NOW,
        Duration.ofSeconds(seconds));
  }

  private static LogFacts facts(long lines, int flags) {
    return new LogFacts(1, lines * 61, 0, lines, flags);
  }

  private static ClaimRow claim(long id, @Nullable String phase, String status) {
    return new ClaimRow(id, phase, status, null, 7, NOW.minusSeconds(120 - id * 8));
  }

  private static AnalysisRow analysis(
      long id,
      String analyzer,
      String name,
      String file,
      Analysis.Kind kind,
      long entries,
      long bytes) {
    return new AnalysisRow(
        id, 45_206, analyzer, name, file, kind, entries, bytes, 1, NOW.minusSeconds(60));
  }
}
