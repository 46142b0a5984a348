package org.spackmon.server.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.spackmon.journal.KnownStore;
import org.spackmon.record.Caller;
import org.spackmon.record.Receipt.JournalKept;
import org.spackmon.record.Report.JournalReported;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.KnownInstalls;
import org.spackmon.storage.Store;

/** Takes in what was written for the door, whether it came through it or not. */
public final class JournalIntake {
  private final Store store;

  public JournalIntake(Store store) {
    this.store = store;
  }

  /** Takes the body of a request; when this returns, it is durable. */
  public JournalKept take(Caller caller, byte[] body) {
    List<JournalPart> parts = JournalBody.read(body, store.contents());
    JournalKept kept = record(new JournalReported(caller, parts));
    store.journals().check(kept.run());
    return kept;
  }

  private JournalKept record(JournalReported report) {
    try {
      return store.record(report).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ReportRejectedException) {
        throw foreign(report.caller().runKey());
      }
      throw e;
    }
  }

  /** What is known of an install tree on a system. */
  public KnownStore known(String system, String root) {
    KnownInstalls known = store.journals().known(system, root);
    Map<String, String> installs = new HashMap<>();
    for (KnownInstalls.Known each : known.installs()) {
      Long installed = each.installed();
      installs.put(
          each.hash(),
          KnownStore.state(installed == null ? 0 : installed, each.explicit(), each.deprecated()));
    }
    return new KnownStore(installs, known.failures(), known.environments());
  }

  static ProblemException foreign(String run) {
    return new ProblemException(
        ErrorCode.FORBIDDEN, "The run " + run + " belongs to somebody else");
  }
}
