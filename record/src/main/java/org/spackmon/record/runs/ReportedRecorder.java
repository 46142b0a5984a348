package org.spackmon.record.runs;

import java.util.Comparator;
import java.util.List;
import org.spackmon.record.FileLedger;
import org.spackmon.record.Outcome;
import org.spackmon.record.SpecCandidate;
import org.spackmon.record.runs.InstallLedger.Past;

/**
 * What does a report mean for the record that says of a build how it ended, and its log, but not
 * where it was? A build that is known is the same if it is of that spec, at that time, with that
 * end.
 */
final class ReportedRecorder {
  /** Microseconds by which clocks may differ. */
  private static final long CLOSE = 120_000_000;

  private final JournalRecorder journal;
  private final InstallRecorder builds;
  private final long run;

  ReportedRecorder(JournalRecorder journal, InstallRecorder builds) {
    this.journal = journal;
    this.builds = builds;
    this.run = journal.run().id();
  }

  void record(RunEvent.Reported event) {
    decided(event);
    List<FileLedger.Told> known = others(event);
    if (known.size() == 1) {
      journal.ledger().join(known.get(0).attempt(), run);
      journal.runs().installs().dropBytes(run, event.hash());
      return;
    }
    SpecCandidate spec =
        journal.ledger().files().within(event.hash(), String.valueOf(event.name())).stream()
            .max(Comparator.comparing(SpecCandidate::node))
            .orElseGet(() -> journal.spec(event.hash(), event.name()));
    Past past =
        new Past(event.hash(), event.hash(), null, event.failed(), event.error(), event.built());
    builds.past(spec, past, event.until(), false);
  }

  /** There was no plan: what became of packages makes one. */
  private void decided(RunEvent.Reported event) {
    Outcome outcome = event.failed() ? Outcome.FAILED : Outcome.SUCCESS;
    RunEvent.Ended ended =
        new RunEvent.Ended(
            0, event.hash(), event.hash(), outcome, event.error(), null, null, null, null);
    journal.runs().decided(run, ended, event.name());
  }

  private List<FileLedger.Told> others(RunEvent.Reported event) {
    Long from = event.from();
    if (from == null) {
      return List.of();
    }
    long until = event.until() == null ? journal.now() : event.until();
    return journal
        .ledger()
        .files()
        .others(
            event.name(), new FileLedger.Where(event.hash(), "", ""), from - CLOSE, until + CLOSE)
        .stream()
        .filter(told -> (told.outcome() == Outcome.FAILED) == event.failed())
        .toList();
  }
}
