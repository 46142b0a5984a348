package org.spackmon.server.pages.builds;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.AttemptTold;
import org.spackmon.storage.views.builds.ClaimRow;
import org.spackmon.storage.views.builds.PhaseRow;
import org.spackmon.storage.views.builds.RunRow;

/**
 * Why does an attempt have its outcome? Says what the evidence is, and where it differs from what
 * the client said.
 *
 * @param told whether a journal tells of it
 * @param filed whether a stock Spack reported it by itself, which says little
 * @param said of the whole build by a client, each status once, in order
 */
record Verdict(
    Outcome outcome,
    String reason,
    List<String> said,
    @Nullable PhaseRow failed,
    boolean told,
    boolean filed) {

  static Verdict of(AttemptPart attempt) {
    PhaseRow failed = attempt.phases().stream().filter(PhaseRow::failed).findFirst().orElse(null);
    List<String> said =
        attempt.claims().stream()
            .filter(claim -> claim.phase() == null)
            .map(ClaimRow::status)
            .distinct()
            .toList();
    AttemptTold told = attempt.told();
    boolean filed = told == null && attempt.runs().stream().limit(1).anyMatch(Verdict::files);
    String reason =
        told != null
            ? told(attempt, told, failed)
            : filed ? filed(attempt, failed) : reason(attempt, said, failed);
    return new Verdict(attempt.outcome(), reason, said, failed, told != null, filed);
  }

  private static boolean files(RunRow run) {
    return run.door().equals("cdash");
  }

  /** Why a phase has no log. */
  String noLog() {
    return filed
        ? "Of this phase Spack reports only lines that look like errors or warnings: there were none."
        : "The client sent no log for this phase: old Spacks often read it before it is written.";
  }

  /** Whether it can only be explained by what became of a dependency; ours say so. */
  boolean byDependency() {
    return outcome == Outcome.CANCELLED && (told || !said.contains("CANCELLED"));
  }

  /** Whether nobody said anything else than the evidence says. */
  boolean plain() {
    return told || filed || said.isEmpty() || said.equals(List.of("FAILED"));
  }

  /** The same, where the dependencies are listed below. */
  String fallen() {
    return told
        ? "Cancelled, because what it needs failed in the same run:"
        : "The client said "
            + String.join(" and ", said)
            + " for this package, but none of its phases failed: what it needs failed in the same"
            + " run, so this one was cancelled.";
  }

  private static String reason(AttemptPart attempt, List<String> said, @Nullable PhaseRow failed) {
    return switch (attempt.outcome()) {
      case SUCCESS ->
          attempt.phases().isEmpty()
              ? "The client said SUCCESS and reported no phase."
              : "The client said SUCCESS, and no phase failed.";
      case FAILED -> failed == null ? failedAsSaid() : failedIn(failed.name(), said);
      case CANCELLED ->
          said.contains("CANCELLED")
              ? stopped(failed)
              : "The client said FAILED for this package, but none of its phases failed: a"
                  + " dependency failed in the same run, so this one was cancelled.";
      case RUNNING -> "Spack reported phases, but not yet an end.";
      case INTERRUPTED -> "Spack never reported an end, and the build was tried again since.";
      case CACHED -> "Installed from a binary cache.";
      case STOPPED -> "Stopped after the phase that was asked for with --until.";
      case LOST ->
          "Nothing was heard of this run any more. Its journal may still be on its machine: spack"
              + " monitor upload mends this.";
      case UNKNOWN ->
          "Spack's report names no error, and never says that a build went well: a failure that left"
              + " no line that looks like an error is reported just the same.";
      case REUSED -> "Installed already, or by another process meanwhile.";
      case EXTERNAL -> "Not Spack's to install.";
      case NOTRUN -> "The client said NOTRUN.";
      case ANNOUNCED ->
          "Spack named this build and reported nothing about it: usually the package was installed"
              + " already.";
    };
  }

  /** A report for CDash is a list of lines that look like errors, and no more. */
  private static String filed(AttemptPart attempt, @Nullable PhaseRow failed) {
    return switch (attempt.outcome()) {
      case FAILED -> "Spack's report has errors in it.";
      case UNKNOWN,
          SUCCESS,
          INTERRUPTED,
          ANNOUNCED,
          RUNNING,
          CANCELLED,
          NOTRUN,
          CACHED,
          STOPPED,
          LOST,
          REUSED,
          EXTERNAL ->
          reason(attempt, List.of(), failed);
    };
  }

  /** Our own client says what it knows. */
  private static String told(AttemptPart attempt, AttemptTold told, @Nullable PhaseRow failed) {
    String error = told.error() == null ? "" : " " + told.error();
    return switch (attempt.outcome()) {
      case SUCCESS -> "Built and installed.";
      case FAILED ->
          (failed == null ? "It failed." : "The phase " + failed.name() + " failed.") + error;
      case CANCELLED ->
          told.because() == null
              ? "Cancelled: the run was stopped before this package could be built."
              : "Cancelled: a package that this one needs failed.";
      case INTERRUPTED -> "The run ended before this package did.";
      case RUNNING -> "Spack is at it.";
      case CACHED, STOPPED, LOST, REUSED, EXTERNAL, NOTRUN, ANNOUNCED, UNKNOWN ->
          reason(attempt, List.of(), failed);
    };
  }

  /** Ctrl-C ends a phase with an error, too. */
  private static String stopped(@Nullable PhaseRow failed) {
    return failed == null
        ? "The client said CANCELLED."
        : "The client said CANCELLED; the phase " + failed.name() + " was cut off by that.";
  }

  private static String failedAsSaid() {
    return "The client said FAILED. No phase was reported to fail, nor did a dependency in the same"
        + " run.";
  }

  private static String failedIn(String phase, List<String> said) {
    List<String> other = new ArrayList<>(said);
    other.remove("FAILED");
    String sentence = "The phase " + phase + " failed";
    if (!other.isEmpty()) {
      return sentence + ", although the client said " + String.join(" and ", other) + ".";
    }
    return sentence + (said.isEmpty() ? "; the client has not said how the build ended." : ".");
  }
}
