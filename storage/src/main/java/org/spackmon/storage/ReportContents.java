package org.spackmon.storage;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.spackmon.record.Analysis;
import org.spackmon.record.Content;
import org.spackmon.record.Report;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.record.runs.RunEvent;

/** Which contents does a report bring? */
final class ReportContents {
  private ReportContents() {}

  static List<Content> of(Report<?> report) {
    if (report instanceof Report.SpecPosted post) {
      return post.raw() == null ? List.of() : List.of(post.raw());
    }
    if (report instanceof Report.BuildAnnounced build) {
      return build.spec() == null ? List.of() : of(build.spec());
    }
    if (report instanceof Report.PhaseReported phase) {
      return phase.output() == null ? List.of() : List.of(phase.output());
    }
    if (report instanceof Report.AnalysisReported analysis) {
      return analysis.results().stream().map(Analysis::value).toList();
    }
    if (report instanceof Report.JournalReported journal) {
      return journal.parts().stream().flatMap(ReportContents::of).toList();
    }
    if (report instanceof Report.CdashReported told) {
      return Stream.ofNullable(told.file().output()).toList();
    }
    return List.of();
  }

  private static Stream<Content> of(JournalPart part) {
    if (part instanceof JournalPart.LogBytes log) {
      return Stream.of(log.bytes());
    }
    if (part instanceof JournalPart.FileBytes file) {
      return Stream.of(file.bytes());
    }
    return of(((JournalPart.Line) part).event());
  }

  private static Stream<Content> of(RunEvent event) {
    if (event instanceof RunEvent.SpecPlanned spec) {
      return Stream.of(spec.raw());
    }
    if (event instanceof RunEvent.EnvironmentActive environment) {
      return Stream.of(environment.manifest(), environment.lock()).filter(Objects::nonNull);
    }
    if (event instanceof RunEvent.EnvironmentFound environment) {
      return Stream.of(environment.manifest(), environment.lock()).filter(Objects::nonNull);
    }
    if (event instanceof RunEvent.Analyzed analyzed) {
      return analyzed.results().stream().map(Analysis::value);
    }
    return Stream.of();
  }
}
