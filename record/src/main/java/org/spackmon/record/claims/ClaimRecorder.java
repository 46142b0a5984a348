package org.spackmon.record.claims;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Caller;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Content;
import org.spackmon.record.Ledger;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.Ledger.KeptDocument;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.record.Receipt;
import org.spackmon.record.Report;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.record.ReportRejectedException.Reason;
import org.spackmon.record.SpecCandidate;
import org.spackmon.record.attempts.AttemptMachine;
import org.spackmon.record.attempts.AttemptState;
import org.spackmon.record.attempts.BuildState;
import org.spackmon.record.attempts.Decision;
import org.spackmon.record.attempts.PhaseOrder;
import org.spackmon.record.attempts.PhaseState;
import org.spackmon.record.attempts.Replayed;
import org.spackmon.spack.HashKind;

/** Records what old clients report of their builds: each claim is kept as it came. */
public final class ClaimRecorder {
  /** Which spec a hash means: this run's own post, then full, then DAG hash, then the newest. */
  private static final Comparator<SpecCandidate> TIE_BREAK =
      Comparator.comparing((SpecCandidate spec) -> !spec.ownPost())
          .thenComparing(spec -> preference(spec.kind()))
          .thenComparing(SpecCandidate::document, Comparator.reverseOrder())
          .thenComparing(SpecCandidate::node, Comparator.reverseOrder());

  private ClaimRecorder() {}

  /**
   * A spec with its graph; of one that is known, only who posted it.
   *
   * @throws ReportRejectedException when only its digest came, and the document is gone
   */
  public static Receipt.SpecKept spec(Report.SpecPosted post, Ledger ledger)
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

  /**
   * A build to come: opens an attempt, joins one that is open, or waits for what comes next.
   *
   * @throws ReportRejectedException when no spec has its hash
   */
  public static Receipt.BuildKept build(Report.BuildAnnounced report, Ledger ledger)
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

  /**
   * A phase that ended, with its log.
   *
   * @throws ReportRejectedException when the build is unknown, or somebody else's
   */
  public static Receipt.PhaseKept phase(Report.PhaseReported report, Ledger ledger)
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
      ledger.job(OutcomeRecorder.FINDINGS_JOB, attempt, 1, report.caller().arrived());
    }
    ClaimedOutcomes.deriveAll(attempt, report.caller().arrived(), ledger);
    return new Receipt.PhaseKept(id, report.phase(), report.status());
  }

  /**
   * How the client says that a build ended.
   *
   * @throws ReportRejectedException when the build is unknown, or somebody else's
   */
  public static Receipt.BuildUpdated status(Report.StatusReported report, Ledger ledger)
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
      ClaimedOutcomes.deriveAll(attempt, at, ledger);
    }
    return new Receipt.BuildUpdated(build.ref());
  }

  /**
   * What an analyzer found in what was installed.
   *
   * @throws ReportRejectedException when the build is unknown, or somebody else's
   */
  public static Receipt.BuildUpdated analysis(Report.AnalysisReported report, Ledger ledger)
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
      ClaimedOutcomes.derive(before, at, ledger); // unfinished until now means interrupted
    }
    return attempt;
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
