package org.spackmon.storage;

import java.util.List;
import org.spackmon.record.Analysis;
import org.spackmon.record.Content;
import org.spackmon.record.Report;

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
    return List.of();
  }
}
