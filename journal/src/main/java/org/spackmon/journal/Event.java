package org.spackmon.journal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened? The events of docs/journal.md. What a reader doesn't know, or can't make sense of,
 * is {@link Unknown}; its bytes are kept by whoever holds the line.
 *
 * <p>Fields that a writer may leave out are null where they are. A {@code build} is one try to
 * build or install a package in this run.
 */
public sealed interface Event {
  Stamp stamp();

  /**
   * Who works, where, and on what; the first event.
   *
   * @param clock microseconds that the server was ahead
   */
  record Run(
      Stamp stamp,
      int version,
      String run,
      @Nullable String client,
      List<String> command,
      @Nullable String user,
      @Nullable String host,
      @Nullable String system,
      @Nullable Batch batch,
      List<String> tags,
      @Nullable Long clock)
      implements Event {}

  /** The batch system's words for where this runs. */
  record Batch(String kind, @Nullable String job, @Nullable String node) {}

  /**
   * Spack is up.
   *
   * @param host hostname, platform, host_os, host_target, kernel_version
   */
  record Spack(
      Stamp stamp,
      String version,
      @Nullable String commit,
      @Nullable String installer,
      @Nullable String python,
      @Nullable String root,
      @Nullable String store,
      Map<String, String> host)
      implements Event {}

  /**
   * A Spack environment: that of a run, or where a system is named, one that was found there.
   *
   * @param state digest of both texts, of one that was found
   * @param roots what it should hold, of one that was found
   * @param gone whether it was there and isn't any more
   */
  record Environment(
      Stamp stamp,
      String name,
      @Nullable String path,
      @Nullable String manifest,
      @Nullable String lock,
      @Nullable String system,
      @Nullable String state,
      List<EnvironmentRoot> roots,
      boolean gone)
      implements Event {}

  /**
   * A root of an environment.
   *
   * @param spec as it was asked for
   */
  record EnvironmentRoot(String hash, @Nullable String spec) {}

  /**
   * The spec file of a root.
   *
   * @param document the spec file as JSON text, byte for byte
   */
  record Spec(Stamp stamp, String hash, byte[] document) implements Event {}

  record Plan(Stamp stamp, List<String> roots, List<Planned> packages) implements Event {}

  /**
   * A package of a plan.
   *
   * @param role {@code build}, {@code installed} or {@code external}
   */
  record Planned(
      String hash,
      @Nullable String name,
      @Nullable String version,
      @Nullable String role,
      boolean explicit) {}

  record Build(
      Stamp stamp,
      String build,
      String hash,
      @Nullable String name,
      @Nullable String prefix,
      @Nullable String log,
      @Nullable String stage,
      @Nullable Long child)
      implements Event {}

  /**
   * One of Spack's own steps: fetch, stage, patch.
   *
   * @param begin whether this is its begin; else its end
   * @param ok null where the writer didn't say
   */
  record Step(
      Stamp stamp,
      String build,
      String name,
      boolean begin,
      @Nullable Boolean ok,
      @Nullable String error)
      implements Event {}

  /**
   * A phase of the build system.
   *
   * @param log where each phase has a file of its own, that
   * @param logAt bytes of the build's log before it
   */
  record Phase(
      Stamp stamp,
      String build,
      String name,
      int position,
      boolean begin,
      @Nullable Boolean ok,
      @Nullable String error,
      @Nullable String log,
      @Nullable Long logAt)
      implements Event {}

  /**
   * A package of the plan is decided.
   *
   * @param outcome a word of docs/journal.md, or one that a later version has
   * @param because hash of the dependency that failed
   * @param by the run that had installed it
   */
  record End(
      Stamp stamp,
      String build,
      String hash,
      String outcome,
      @Nullable String error,
      @Nullable String why,
      @Nullable String because,
      @Nullable String by,
      @Nullable Origin origin)
      implements Event {
    /** Whether the prefix now holds what an install leaves behind. */
    public boolean installed() {
      return outcome.equals("success") || outcome.equals("cached");
    }
  }

  /**
   * Where a cached install was built.
   *
   * @param at microseconds since the epoch
   */
  record Origin(@Nullable String url, @Nullable String host, @Nullable Long at) {}

  /** A build's whole log is in the run's folder. */
  record Log(Stamp stamp, String build, long bytes, String sha256, String file) implements Event {}

  /**
   * A copy of one of the files in {@code <prefix>/.spack}.
   *
   * @param offset where it begins in a file that holds several; null where it is the whole file
   */
  record CopiedFile(
      Stamp stamp,
      String build,
      String name,
      long bytes,
      String sha256,
      String file,
      @Nullable Long offset)
      implements Event {}

  /**
   * What an analyzer found.
   *
   * @param results JSON text of a list, byte for byte
   */
  record Analysis(Stamp stamp, String hash, String analyzer, byte[] results) implements Event {}

  /**
   * An install tree was read; what else is told of one names it by its root.
   *
   * @param root its path on its system
   * @param spackRoot the Spack whose tree it is
   * @param format version of its database
   * @param upstreams roots of the trees from which it takes what it lacks
   */
  record Store(
      Stamp stamp,
      String root,
      String system,
      @Nullable String site,
      @Nullable String spackRoot,
      @Nullable String format,
      List<String> upstreams)
      implements Event {}

  /**
   * A spec is in a store.
   *
   * @param installed microseconds since the epoch
   * @param deprecatedFor hash of the one that takes its place
   * @param origin where it was built, when it came from a binary cache
   * @param built null where nothing is known of the build that made it
   */
  record Installed(
      Stamp stamp,
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
      implements Event {}

  /**
   * What an install or a failure keeps of its build.
   *
   * @param spack the version of Spack that made it
   * @param host as in {@link Spack}
   * @param phases with the microseconds that each took
   * @param took microseconds in all
   */
  record Built(
      @Nullable String spack,
      Map<String, String> host,
      List<TimedPhase> phases,
      @Nullable Long took) {}

  /**
   * A phase.
   *
   * @param took microseconds; null where nobody said
   * @param logAt bytes of the build's log before it
   */
  record TimedPhase(String name, @Nullable Long took, @Nullable Long logAt) {}

  /** Specs that were in a store and aren't any more. */
  record Uninstalled(Stamp stamp, String store, List<String> hashes) implements Event {}

  /**
   * A build that a store remembers as failed.
   *
   * @param failed microseconds since the epoch
   */
  record Failure(
      Stamp stamp,
      String store,
      String hash,
      @Nullable String name,
      long failed,
      @Nullable String error,
      @Nullable Built built)
      implements Event {}

  /**
   * A build that is over, of which only a report tells.
   *
   * @param failed whether it failed; else it ended well
   * @param from microseconds since the epoch before which it didn't begin
   * @param until when it was over
   */
  record Reported(
      Stamp stamp,
      String hash,
      @Nullable String name,
      boolean failed,
      @Nullable String error,
      @Nullable Long from,
      @Nullable Long until,
      @Nullable Built built)
      implements Event {}

  record Exit(Stamp stamp, int code, @Nullable Integer signal) implements Event {}

  record Note(Stamp stamp, String text) implements Event {}

  record Unknown(Stamp stamp, String name) implements Event {}
}
