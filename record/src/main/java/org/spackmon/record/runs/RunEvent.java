package org.spackmon.record.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Content;
import org.spackmon.record.Outcome;
import org.spackmon.spack.SpecDocument;

/**
 * What happened in a run, as a journal tells it (docs/journal.md), translated and made safe by a
 * door. Times are microseconds since the epoch by the clock of the machine that wrote them.
 *
 * <p>{@code build} names one try to build or install a package in the run.
 */
public sealed interface RunEvent {

  /**
   * The command was started.
   *
   * @param clock microseconds that the server's clock was ahead of this machine's
   */
  record Began(
      long at,
      @Nullable String client,
      List<String> command,
      @Nullable String user,
      @Nullable String host,
      @Nullable String system,
      @Nullable Batch batch,
      List<String> tags,
      long clock)
      implements RunEvent {}

  /** The batch system's words for where it runs. */
  record Batch(String kind, @Nullable String job, @Nullable String node) {}

  /** Spack is up. */
  record SpackUp(
      String version,
      @Nullable String commit,
      @Nullable String installer,
      @Nullable String python,
      @Nullable String root,
      @Nullable String store,
      BuildHost host)
      implements RunEvent {}

  /**
   * A Spack environment is active.
   *
   * @param state of its files: the same means that nothing is new
   * @param roots as far as its lock tells them
   */
  record EnvironmentActive(
      long at,
      String name,
      String path,
      String state,
      @Nullable Content manifest,
      @Nullable Content lock,
      List<EnvironmentRoot> roots)
      implements RunEvent {}

  /**
   * A root of the plan.
   *
   * @param digest SHA-256 of the document's bytes
   */
  record SpecPlanned(String hash, byte[] digest, SpecDocument document, Content raw)
      implements RunEvent {}

  /** The installer has decided what to do; a later plan adds to it. */
  record Planned(List<String> roots, List<PlannedPackage> packages) implements RunEvent {}

  /** A package of a plan. */
  record PlannedPackage(
      String hash, String name, @Nullable String version, Role role, boolean explicit) {}

  /** A build, or an install from a cache, starts. */
  record BuildBegan(
      long at,
      String build,
      String hash,
      @Nullable String name,
      @Nullable String prefix,
      @Nullable String log,
      @Nullable String stage)
      implements RunEvent {}

  /**
   * A phase of the build system, or one of Spack's own steps, begins or ends.
   *
   * @param step whether it is a step (fetch, stage, patch)
   * @param ok null where nobody said
   * @param logAt bytes of the build's log before it
   */
  record PhaseMoved(
      long at,
      String build,
      String name,
      int position,
      boolean step,
      boolean begins,
      @Nullable Boolean ok,
      @Nullable String error,
      @Nullable Long logAt)
      implements RunEvent {}

  /**
   * A package of the plan is decided.
   *
   * @param error in one line
   * @param why as Spack said it
   * @param because hash of the dependency that failed
   * @param by the run that had installed it
   */
  record Ended(
      long at,
      String build,
      String hash,
      Outcome outcome,
      @Nullable String error,
      @Nullable String why,
      @Nullable String because,
      @Nullable String by,
      @Nullable Origin origin)
      implements RunEvent {}

  /** Where a cached install was built. */
  record Origin(@Nullable String url, @Nullable String host, @Nullable Long at) {}

  /** A build's log has ended. */
  record LogEnded(String build, long bytes, String sha256) implements RunEvent {}

  /** An analyzer found something out about an installed spec. */
  record Analyzed(String hash, List<Analysis> results) implements RunEvent {}

  /** An install tree was read: what else is told of it follows. */
  record StoreRead(
      String root,
      String system,
      @Nullable String site,
      @Nullable String spackRoot,
      @Nullable String format,
      List<String> upstreams)
      implements RunEvent {}

  /**
   * A spec is in a store.
   *
   * @param installed as the store says
   * @param built null where nothing is known of the build that made it
   */
  record Installed(
      String store,
      String hash,
      @Nullable String name,
      @Nullable String prefix,
      boolean explicit,
      boolean external,
      @Nullable Long installed,
      @Nullable String deprecatedFor,
      @Nullable Origin origin,
      @Nullable Built built)
      implements RunEvent {}

  /**
   * What an install or a failure keeps of its build.
   *
   * @param spackVersion empty where nobody said
   * @param took microseconds in all
   */
  record Built(String spackVersion, BuildHost host, List<TimedPhase> phases, @Nullable Long took) {}

  /**
   * A phase, or one of Spack's own steps.
   *
   * @param took microseconds; null where nobody said
   * @param logAt bytes of the build's log before it
   */
  record TimedPhase(
      String name, int position, boolean step, @Nullable Long took, @Nullable Long logAt) {}

  /** Specs that were in a store and aren't any more. */
  record Uninstalled(String store, List<String> hashes) implements RunEvent {}

  /** A build that a store remembers as failed. */
  record FailureFound(
      String store,
      String hash,
      @Nullable String name,
      long failed,
      @Nullable String error,
      @Nullable Built built)
      implements RunEvent {}

  /**
   * A Spack environment was found on a system.
   *
   * @param state digest of both texts
   */
  record EnvironmentFound(
      String name,
      String path,
      String system,
      String state,
      @Nullable Content manifest,
      @Nullable Content lock,
      List<EnvironmentRoot> roots)
      implements RunEvent {}

  /** What an environment should hold, and as it was asked for. */
  record EnvironmentRoot(String hash, @Nullable String spec) {}

  /** A Spack environment was there and isn't any more. */
  record EnvironmentGone(String path, String system) implements RunEvent {}

  /**
   * A build that is over, of which only a report tells.
   *
   * @param from before which it didn't begin
   * @param until when it was over
   */
  record Reported(
      String hash,
      @Nullable String name,
      boolean failed,
      @Nullable String error,
      @Nullable Long from,
      @Nullable Long until,
      Built built)
      implements RunEvent {}

  /** Spack has ended. */
  record Exited(long at, int code, @Nullable Integer signal) implements RunEvent {}

  /**
   * What is kept as it came: a note, an event of a later version, or {@code damaged} for a line
   * that can't be read.
   */
  record Other(String kind, String text) implements RunEvent {}

  /** A line that needs no place of its own: what it announces comes by itself. */
  record Passed() implements RunEvent {}
}
