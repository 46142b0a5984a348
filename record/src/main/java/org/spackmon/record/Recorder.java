package org.spackmon.record;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.Ledger.KeptDocument;
import org.spackmon.record.Ledger.SpecCandidate;
import org.spackmon.record.ReportRejectedException.Reason;
import org.spackmon.record.attempts.AttemptMachine;
import org.spackmon.record.attempts.AttemptState;
import org.spackmon.record.attempts.BuildState;
import org.spackmon.record.attempts.Decision;
import org.spackmon.record.attempts.Outcomes;
import org.spackmon.record.attempts.PhaseOrder;
import org.spackmon.record.attempts.PhaseState;
import org.spackmon.record.attempts.Replayed;
import org.spackmon.record.cdash.CdashRecorder;
import org.spackmon.record.runs.JournalRecorder;
import org.spackmon.spack.HashKind;

/**
 * Turns reports into what is kept: one report, one call, inside a transaction of the store. The
 * same report again changes nothing.
 */
public final class Recorder {

  /** Kind of the job that looks for why an attempt failed; its subject is the attempt. */
  public static final String FINDINGS_JOB = "findings";

  /** Which spec a hash means: this run's own post, then full, then DAG hash, then the newest. */
  private static final Comparator<SpecCandidate> TIE_BREAK =
      Comparator.comparing((SpecCandidate spec) -> !spec.ownPost())
          .thenComparing(spec -> preference(spec.kind()))
          .thenComparing(SpecCandidate::document, Comparator.reverseOrder())
          .thenComparing(SpecCandidate::node, Comparator.reverseOrder());

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
      return (R) spec(post, ledger);
    }
    if (report instanceof Report.BuildAnnounced announced) {
      return (R) build(announced, ledger);
    }
    if (report instanceof Report.PhaseReported phase) {
      return (R) phase(phase, ledger);
    }
    if (report instanceof Report.StatusReported status) {
      return (R) status(status, ledger);
    }
    if (report instanceof Report.JournalReported journal) {
      return (R) JournalRecorder.record(journal, ledger);
    }
    if (report instanceof Report.CdashReported file) {
      return (R) CdashRecorder.record(file, ledger);
    }
    return (R) analysis((Report.AnalysisReported) report, ledger);
  }

  private static Receipt.SpecKept spec(Report.SpecPosted post, Ledger ledger)
      throws ReportRejectedException {
    KeptDocument known = ledger.document(post.digest());
    KeptDocument kept = known == null ? keep(post, ledger) : known;
    long run = ledger.run(post.caller(), post.spackVersion());
    ledger.posted(run, kept.id(), post.caller().arrived());
    return kept.receipt();
  }

  private static KeptDocument keep(Report.SpecPosted post, Ledger ledger)
      throws ReportRejectedException {
    if (post.document() == null || post.raw() == null) {
      throw new ReportRejectedException(
          Reason.UNKNOWN_DOCUMENT, "the document was removed meanwhile; post it again");
    }
    return ledger.keepDocument(post);
  }

  private static Receipt.BuildKept build(Report.BuildAnnounced report, Ledger ledger)
      throws ReportRejectedException {
    if (report.spec() != null) {
      spec(report.spec(), ledger);
    }
    long at = report.caller().arrived();
    long run = ledger.run(report.caller(), report.spackVersion());
    SpecCandidate spec =
        ledger.specs(report.hash(), report.spackVersion(), run).stream()
            .min(TIE_BREAK)
            .orElseThrow(() -> unknownSpec(report));
    Ledger.Kept<BuildFacts> build =
        ledger.build(spec, report.host(), report.caller().account(), report.spackVersion(), at);
    long id = build.value().id();
    BuildState state = ledger.attempts(id);
    switch (AttemptMachine.announce(state, run)) {
      case OPENS ->
          tag(
              open(build.value(), new Decision.Open(null, Replayed.NOTHING), run, at, ledger),
              run,
              report,
              ledger);
      case JOINS -> {
        ledger.join(lastOf(state).id(), run);
        tag(lastOf(state).id(), run, report, ledger);
      }
      case ARMS -> {
        ledger.arm(id, run, at);
        tag(lastOf(state).id(), run, report, ledger);
      }
    }
    return new Receipt.BuildKept(build.value().ref(), build.created(), build.hostCreated());
  }

  private static Receipt.PhaseKept phase(Report.PhaseReported report, Ledger ledger)
      throws ReportRejectedException {
    BuildFacts build = owned(report.build(), report.caller(), ledger);
    long run = ledger.run(report.caller(), "");
    PhaseState said = new PhaseState(report.status(), digest(report.output()));
    Decision decision =
        AttemptMachine.phase(ledger.attempts(build.id()), run, report.phase(), said);
    if (decision instanceof Decision.Held held) {
      if (held.replay()) {
        ledger.replayed(build.id(), run, report.phase());
      }
      if (!held.attempt().last()) {
        ledger.join(held.attempt().id(), run);
      }
      long id = ledger.phaseId(held.attempt().id(), report.phase());
      return new Receipt.PhaseKept(id, report.phase(), report.status());
    }
    long attempt = enter(decision, build, run, report.caller().arrived(), ledger);
    long id = ledger.phase(attempt, run, report, PhaseOrder.position(report.phase()));
    if (said.failed() && report.output() != null) {
      ledger.job(FINDINGS_JOB, attempt, 1, report.caller().arrived());
    }
    deriveAll(attempt, report.caller().arrived(), ledger);
    return new Receipt.PhaseKept(id, report.phase(), report.status());
  }

  private static Receipt.BuildUpdated status(Report.StatusReported report, Ledger ledger)
      throws ReportRejectedException {
    BuildFacts build = owned(report.build(), report.caller(), ledger);
    long run = ledger.run(report.caller(), "");
    long at = report.caller().arrived();
    Decision decision = AttemptMachine.status(ledger.attempts(build.id()), run, report.status());
    if (decision instanceof Decision.Held held) {
      if (held.replay()) {
        ledger.replayed(build.id(), run, report.status());
      }
    } else {
      long attempt = enter(decision, build, run, at, ledger);
      ledger.status(attempt, run, report.status(), at);
      deriveAll(attempt, at, ledger);
    }
    return new Receipt.BuildUpdated(build.ref());
  }

  private static Receipt.BuildUpdated analysis(Report.AnalysisReported report, Ledger ledger)
      throws ReportRejectedException {
    BuildFacts build = owned(report.build(), report.caller(), ledger);
    long run = ledger.run(report.caller(), "");
    ledger.analysis(build.id(), run, report.results(), report.caller().arrived());
    return new Receipt.BuildUpdated(build.ref());
  }

  /** The attempt that a decision leads to, opened or joined. */
  private static long enter(Decision decision, BuildFacts build, long run, long at, Ledger ledger) {
    if (decision instanceof Decision.Open open) {
      return open(build, open, run, at, ledger);
    }
    Decision.Into into = (Decision.Into) decision;
    ledger.join(into.attempt().id(), run);
    return into.fresh() ? ledger.reopen(into.attempt().id(), run, at) : into.attempt().id();
  }

  private static long open(BuildFacts build, Decision.Open open, long run, long at, Ledger ledger) {
    AttemptState previous = open.previous();
    Long before = previous == null ? null : previous.id();
    long attempt = ledger.open(build, run, before, open.replayed().phases(), at);
    for (ClaimedStatus status : open.replayed().statuses()) {
      ledger.status(attempt, run, status, at);
    }
    if (before != null) {
      derive(before, at, ledger); // unfinished until now means interrupted
    }
    return attempt;
  }

  /**
   * Derives the attempt, and where it fails, or did until now, the failures whose meaning depends
   * on it: those of every run that takes part, because a client that renews its token goes on as
   * another run.
   */
  private static void deriveAll(long attempt, long at, Ledger ledger) {
    AttemptState state = ledger.attempt(attempt);
    Outcome before = derive(state, at, ledger, ledger::failed);
    boolean failing = state.hasFailedPhase() || state.statuses().contains(ClaimedStatus.FAILED);
    if (!failing && before != Outcome.FAILED && before != Outcome.CANCELLED) {
      return;
    }
    // Asked once for each run: what is decided here is no failure by itself, before or after.
    Map<Long, Failed> failed = new HashMap<>();
    for (long run : state.runs()) {
      for (AttemptState undecided : ledger.undecidedFailures(run)) {
        if (undecided.id() != attempt) {
          derive(undecided, at, ledger, each -> failed.computeIfAbsent(each, ledger::failed));
        }
      }
    }
  }

  /** Derives one attempt anew from its claims; changes nothing when nothing new comes out. */
  public static void derive(long attempt, long at, Ledger ledger) {
    if (!JournalRecorder.derive(attempt, at, ledger)) {
      derive(ledger.attempt(attempt), at, ledger, ledger::failed);
    }
  }

  /** Gives the outcome that it had before. */
  private static Outcome derive(
      AttemptState state, long at, Ledger ledger, LongFunction<Failed> failed) {
    boolean dependencyFailed =
        state.statuses().contains(ClaimedStatus.FAILED)
            && !state.hasFailedPhase()
            && state.runs().stream().anyMatch(run -> failed.apply(run).below(state.node()));
    return decide(state.id(), Outcomes.derive(state, dependencyFailed), at, ledger);
  }

  /** Tells an attempt's outcome, and has it looked into when it fails, or failed until now. */
  public static Outcome decide(long attempt, Outcome outcome, long at, Ledger ledger) {
    Outcome before = ledger.outcome(attempt, outcome, at);
    if ((before == Outcome.FAILED) != (outcome == Outcome.FAILED)) {
      ledger.job(FINDINGS_JOB, attempt, 1, at);
    }
    return before;
  }

  private static BuildFacts owned(long id, Caller caller, Ledger ledger)
      throws ReportRejectedException {
    BuildFacts build = ledger.build(id);
    if (build == null) {
      throw new ReportRejectedException(Reason.UNKNOWN_BUILD, "no build has the id " + id);
    }
    if (build.account() != caller.account()) {
      throw new ReportRejectedException(
          Reason.NOT_THE_OWNER, "build " + id + " belongs to somebody else");
    }
    return build;
  }

  private static ReportRejectedException unknownSpec(Report.BuildAnnounced report) {
    return new ReportRejectedException(
        Reason.UNKNOWN_SPEC,
        "no spec of Spack " + report.spackVersion() + " has the hash " + report.hash());
  }

  private static void tag(long attempt, long run, Report.BuildAnnounced report, Ledger ledger) {
    if (!report.tags().isEmpty()) {
      ledger.tag(attempt, run, report.tags());
    }
  }

  private static AttemptState lastOf(BuildState state) {
    List<AttemptState> attempts = state.attempts();
    return attempts.get(attempts.size() - 1);
  }

  private static String digest(@Nullable Content output) {
    return output == null ? "" : HexFormat.of().formatHex(output.digest());
  }

  private static int preference(HashKind kind) {
    return switch (kind) {
      case FULL_HASH -> 0;
      case HASH -> 1;
      case BUILD_HASH -> 2;
      case PACKAGE_HASH -> 3;
    };
  }
}
