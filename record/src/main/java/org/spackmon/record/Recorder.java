package org.spackmon.record;

import org.spackmon.record.cdash.CdashRecorder;
import org.spackmon.record.claims.ClaimRecorder;
import org.spackmon.record.runs.JournalRecorder;

/**
 * Turns reports into what is kept: one report, one call, inside a transaction of the store. The
 * same report again changes nothing.
 */
public final class Recorder {
  private Recorder() {}

  /**
   * Records one report.
   *
   * @throws ReportRejectedException when the store knows better; nothing was written then
   */
  @SuppressWarnings("unchecked") // a report's type parameter names its receipt
  public static <R extends Receipt> R record(Report<R> report, Ledger ledger)
      throws ReportRejectedException {
    if (report instanceof Report.SpecPosted post) {
      return (R) ClaimRecorder.spec(post, ledger);
    }
    if (report instanceof Report.BuildAnnounced announced) {
      return (R) ClaimRecorder.build(announced, ledger);
    }
    if (report instanceof Report.PhaseReported phase) {
      return (R) ClaimRecorder.phase(phase, ledger);
    }
    if (report instanceof Report.StatusReported status) {
      return (R) ClaimRecorder.status(status, ledger);
    }
    if (report instanceof Report.JournalReported journal) {
      return (R) JournalRecorder.record(journal, ledger);
    }
    if (report instanceof Report.CdashReported file) {
      return (R) CdashRecorder.record(file, ledger);
    }
    return (R) ClaimRecorder.analysis((Report.AnalysisReported) report, ledger);
  }
}
