package org.spackmon.record.runs;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Ledger;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.Outcome;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.record.Receipt;
import org.spackmon.record.Report;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.record.ReportRejectedException.Reason;
import org.spackmon.record.SpecCandidate;

/**
 * Follows a journal: each line once, in the order of the file. What is kept already is passed over;
 * what begins behind what is kept is a gap, and nothing from there on is kept.
 */
public final class JournalRecorder {
  /** Kind of the job that looks for a run that fell silent; its subject is the run's id. */
  public static final String SILENCE_JOB = "run-silent";

  /** Microseconds after which a silent run is given up: eight heartbeats. */
  public static final long SILENCE = 120_000_000;

  private final Report.JournalReported report;
  private final Ledger ledger;
  private final RunLedger runs;
  private final Set<Long> touched = new TreeSet<>();
  private RunState run;
  private long position;
  private boolean changed;

  private JournalRecorder(Report.JournalReported report, Ledger ledger, RunState run) {
    this.report = report;
    this.ledger = ledger;
    this.runs = ledger.runs();
    this.run = run;
    this.position = run.position();
  }

  /**
   * Records what a request said of a run.
   *
   * @throws ReportRejectedException when the run is somebody else's; nothing was written then
   */
  public static Receipt.JournalKept record(Report.JournalReported report, Ledger ledger)
      throws ReportRejectedException {
    RunState run = ledger.runs().open(report.caller());
    if (run.account() != report.caller().account() || !run.journal()) {
      throw new ReportRejectedException(
          Reason.NOT_THE_OWNER,
          "the run " + report.caller().runKey() + " belongs to somebody else");
    }
    return new JournalRecorder(report, ledger, run).record();
  }

  private Receipt.JournalKept record() {
    boolean gap = false;
    for (JournalPart part : report.parts()) {
      if (!follow(part)) {
        gap = true;
        break;
      }
    }
    end();
    return new Receipt.JournalKept(run.id(), position, gap);
  }

  /** False when it begins behind what is kept. */
  private boolean follow(JournalPart part) {
    if (part instanceof JournalPart.Line line) {
      if (line.at() == position) {
        new EventRecorder(this).record(line);
        position = line.next();
        changed = true;
      }
      return line.at() <= position;
    }
    if (part instanceof JournalPart.LogBytes log && log.whole()) {
      runs.wholeLog(run.id(), log);
      return true;
    }
    if (part instanceof JournalPart.LogBytes log) {
      long kept = runs.logBytes(run.id(), log.build());
      if (log.at() == kept) {
        runs.append(run.id(), log);
        return true;
      }
      return log.at() + log.bytes().bytes() <= kept;
    }
    JournalPart.FileBytes file = (JournalPart.FileBytes) part;
    runs.file(run.id(), file.build(), file.name(), file.bytes(), now());
    return true;
  }

  private void end() {
    runs.heard(run.id(), position, now());
    if (!run.exited()) {
      ledger.job(SILENCE_JOB, run.id(), 1, now() + SILENCE);
    }
    if (run.lost()) { // it is back
      touched.addAll(runs.unended(run.id()));
      changed = true;
    }
    for (long attempt : touched) {
      derive(attempt, now(), ledger);
    }
    if (changed) {
      runs.changed(run.id());
    }
  }

  /** Derives one attempt of a journal anew; false when it is none. */
  public static boolean derive(long attempt, long at, Ledger ledger) {
    RunLedger.Said said = ledger.runs().said(attempt);
    if (said == null) {
      return false;
    }
    Outcome outcome = RunOutcomes.derive(said.outcome(), said.exited(), said.lost());
    OutcomeRecorder.decide(attempt, outcome, at, ledger);
    return true;
  }

  /** Gives up a run that fell silent. */
  public static void giveUp(long run, long at, Ledger ledger) {
    ledger.runs().lost(run, at);
    for (long attempt : ledger.runs().unended(run)) {
      derive(attempt, at, ledger);
    }
    ledger.runs().changed(run);
  }

  // --- for the events ---------------------------------------------------------------------------

  RunState run() {
    return run;
  }

  Ledger ledger() {
    return ledger;
  }

  RunLedger runs() {
    return runs;
  }

  Report.JournalReported report() {
    return report;
  }

  long now() {
    return report.caller().arrived();
  }

  /** A time of the run's machine by the server's clock. */
  long here(long at) {
    return at <= 0 ? now() : at + run.clock();
  }

  /** The run isn't as it was. */
  void again() {
    run = runs.state(run.id());
  }

  void touch(long attempt) {
    touched.add(attempt);
  }

  void touch(List<Long> attempts) {
    touched.addAll(attempts);
  }

  /**
   * The attempt that a build is, opened if need be.
   *
   * @param began when it began; null where nobody said
   */
  long attempt(String build, String hash, @Nullable String name, @Nullable Long began) {
    Long known = runs.attempt(run.id(), build);
    if (known != null) {
      return known;
    }
    long at = now();
    BuildFacts facts =
        ledger.build(spec(hash, name), run.host(), run.account(), run.spackVersion(), at).value();
    if (run.system() != null) {
      runs.onSystem(run.host(), run.system());
    }
    long attempt = open(facts, began, true, at);
    if (!run.tags().isEmpty()) {
      ledger.tag(attempt, run.id(), run.tags());
    }
    runs.opened(run.id(), build, hash, attempt);
    touch(attempt);
    return attempt;
  }

  /**
   * An attempt at a build: that of which a file for CDash told before, or a new one.
   *
   * @param began when it began; null where nobody said
   * @param failing whether it may have failed
   */
  long open(BuildFacts facts, @Nullable Long began, boolean failing, long at) {
    Long filed = began == null ? null : ledger.files().filed(facts, began, failing);
    if (filed == null) {
      return ledger.open(facts, run.id(), null, Set.of(), at);
    }
    ledger.files().handOver(filed, facts, run.id());
    return filed;
  }

  /** What a hash means; where its document is missing or damaged, what the journal says of it. */
  SpecCandidate spec(String hash, @Nullable String name) {
    SpecCandidate known = runs.spec(run.id(), hash);
    if (known != null) {
      return known;
    }
    String planned = runs.plannedName(run.id(), hash);
    keep(BareSpec.of(hash, null, name != null ? name : planned != null ? planned : "unknown"));
    SpecCandidate kept = runs.spec(run.id(), hash);
    if (kept == null) {
      throw new IllegalStateException("a spec was kept and not found");
    }
    return kept;
  }

  void keep(RunEvent.SpecPlanned spec) {
    BareSpec.keep(spec, report.caller(), run.id(), run.spackVersion(), ledger);
  }
}
