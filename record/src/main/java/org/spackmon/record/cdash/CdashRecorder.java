package org.spackmon.record.cdash;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.record.Caller;
import org.spackmon.record.Content;
import org.spackmon.record.Derivation;
import org.spackmon.record.FileLedger;
import org.spackmon.record.FileLedger.Told;
import org.spackmon.record.Ledger;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.Outcome;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.record.Receipt;
import org.spackmon.record.Report;
import org.spackmon.record.SpecCandidate;
import org.spackmon.record.attempts.AttemptState;
import org.spackmon.record.attempts.PhaseOrder;
import org.spackmon.record.attempts.PhaseState;
import org.spackmon.record.runs.BareSpec;

/**
 * Makes one attempt of the files of a build, in whatever order they come (docs/attempts.md). Such a
 * report knows less than any other door: an attempt of which another one told stays as it is.
 */
public final class CdashRecorder {
  /** Microseconds by which clocks may differ. */
  private static final long CLOSE = 120_000_000;

  /** Microseconds that Spack may need besides its builds: to make specs concrete, to fetch. */
  private static final long MORE = 600_000_000;

  private static final int HASH = 32;

  private final Caller caller;
  private final CdashFile file;
  private final Ledger ledger;
  private final long run;
  private final long began;

  private CdashRecorder(Report.CdashReported report, Ledger ledger) {
    this.caller = report.caller();
    this.file = report.file();
    this.ledger = ledger;
    this.run = ledger.run(caller, file.spackVersion());
    this.began = file.began() == null ? caller.arrived() : file.began();
  }

  /** Records what a file says. */
  public static Receipt.AttemptKept record(Report.CdashReported report, Ledger ledger) {
    return new Receipt.AttemptKept(new CdashRecorder(report, ledger).record());
  }

  private long record() {
    return file.phase().equals(CdashFile.TEST) ? tested() : built();
  }

  /** Results of {@code spack test} hang on the build of what was tested, whatever they are. */
  private long tested() {
    SpecCandidate spec = resolved();
    Long build = spec == null ? null : ledger.runs().newestBuild(spec.node(), caller.account());
    BuildFacts facts = build == null ? null : ledger.build(build);
    BuildFacts of = facts == null ? build() : facts;
    Long newest = ledger.files().newest(of.id());
    if (file.output() != null) {
      Analysis results = new Analysis.Whole(CdashFile.TEST, Analysis.Kind.TEXT, 1, file.output());
      ledger.analysis(of.id(), run, List.of(results), caller.arrived());
    }
    return newest == null ? ledger.open(of, run, null, Set.of(), caller.arrived()) : newest;
  }

  private long built() {
    Long known = ledger.files().attempt(run);
    long attempt = known == null ? join() : known;
    AttemptState state = ledger.attempt(attempt);
    if (state.opener() == run) {
      name(state);
      claim(state);
    }
    return attempt;
  }

  private long join() {
    Told told = told();
    if (told != null) {
      ledger.join(told.attempt(), run);
      return told.attempt();
    }
    BuildFacts build = build();
    long attempt = ledger.open(build, run, null, Set.of(), caller.arrived());
    ledger.tag(attempt, run, file.tags());
    return attempt;
  }

  /** The one of which another door told, if there is but one that can be meant. */
  private @Nullable Told told() {
    Long ended = file.ended() == null || file.ended() < began ? null : file.ended();
    boolean unknown = file.name().equals(CdashFile.UNKNOWN);
    List<Told> others =
        ledger
            .files()
            .others(
                unknown ? null : file.name(),
                new FileLedger.Where(
                    unknown ? "" : hash(), file.spackVersion(), file.host().hostname()),
                began - CLOSE,
                (ended == null ? caller.arrived() : Math.min(caller.arrived(), ended + MORE))
                    + CLOSE)
            .stream()
            .filter(other -> !file.failed() || other.outcome() != Outcome.SUCCESS)
            .toList();
    return others.size() == 1 ? others.get(0) : null;
  }

  private String hash() {
    SpecCandidate found = resolved();
    CdashFile.Known known = found == null ? known() : null;
    return found != null ? found.specHash() : known == null ? "" : known.hash();
  }

  /** A file that names the package knows better than one that didn't. */
  private void name(AttemptState state) {
    BuildFacts now = ledger.build(state.build());
    if (file.named() == null || now == null) {
      return;
    }
    boolean better = now.specHash().isEmpty() && !hash().isEmpty();
    if (better || !file.named().equals(now.specName())) {
      ledger.files().move(state.id(), build());
      if (state.hasFailedPhase()) {
        ledger.job(OutcomeRecorder.FINDINGS_JOB, state.id(), 1, caller.arrived());
      }
    }
  }

  private BuildFacts build() {
    SpecCandidate found = resolved();
    return ledger
        .build(
            found == null ? bare() : found,
            file.host(),
            caller.account(),
            file.spackVersion(),
            caller.arrived())
        .value();
  }

  /** The only spec of this package that the file can mean, as far as graphs are known. */
  private @Nullable SpecCandidate resolved() {
    SpecCandidate only = null;
    for (CdashFile.Known known : file.specs()) {
      for (SpecCandidate spec : ledger.files().within(known.hash(), file.name())) {
        if (only != null && !only.specHash().equals(spec.specHash())) {
          return null;
        }
        only = only == null || only.node() < spec.node() ? spec : only;
      }
    }
    return only;
  }

  private SpecCandidate bare() {
    CdashFile.Known known = known();
    String version = known == null ? null : known.version();
    String hash = known == null ? null : known.hash();
    return BareSpec.keep(hash, version, file.name(), caller, run, file.spackVersion(), ledger);
  }

  /** The package itself, where the file has its whole hash. */
  private CdashFile.@Nullable Known known() {
    List<CdashFile.Known> known =
        file.specs().stream()
            .filter(spec -> spec.name().equals(file.name()) && spec.hash().length() == HASH)
            .toList();
    return known.size() == 1 ? known.get(0) : null;
  }

  private void claim(AttemptState state) {
    long at = caller.arrived();
    Content output = file.output();
    PhaseState held = state.phases().get(file.phase());
    PhaseState said =
        new PhaseState(
            file.failed() ? "ERROR" : "NO ERROR",
            output == null ? "" : HexFormat.of().formatHex(output.digest()));
    if (said.equals(held) || (held != null && held.failed())) {
      return;
    }
    Report.PhaseReported phase =
        new Report.PhaseReported(caller, state.build(), file.phase(), said.status(), output);
    ledger.phase(state.id(), run, phase, PhaseOrder.position(file.phase()));
    if (said.failed()) {
      ledger.job(OutcomeRecorder.FINDINGS_JOB, state.id(), 1, at);
    }
    ledger.files().times(state.id(), began, file.took());
    Derivation.derive(state.id(), at, ledger);
  }
}
