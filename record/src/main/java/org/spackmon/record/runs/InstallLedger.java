package org.spackmon.record.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;

/**
 * What is asked of a store about what is installed where, inside the transaction of the {@link
 * RunLedger} that gave it. It keeps what it is told and decides nothing.
 */
public interface InstallLedger {

  /** Keeps that an install tree was read. */
  void read(long run, RunEvent.StoreRead event, long at);

  /** The store of this root that the run read, or null where it never said so. */
  @Nullable StoreRef store(long run, String root);

  /** An install tree that is known. */
  record StoreRef(long id, long system) {}

  /**
   * Keeps that a spec is in a store.
   *
   * @param attempt the build that made it, where one is known
   */
  void installed(
      long run,
      StoreRef store,
      long node,
      RunEvent.Installed event,
      @Nullable Long attempt,
      long at);

  /** Marks specs as gone. */
  void uninstalled(StoreRef store, List<String> hashes, long at);

  void failed(long run, StoreRef store, RunEvent.FailureFound event, @Nullable Long attempt);

  /**
   * Keeps an environment as it was then, in place of what it was before; what is known of it since
   * stays.
   *
   * @param nodes of its roots, in their order; null for one that nobody knows
   * @param at microseconds since the epoch
   * @return its id
   */
  long environment(long run, RunEvent.EnvironmentFound event, List<@Nullable Long> nodes, long at);

  /** The system that a build host is part of. */
  String system(BuildHost host);

  /** Roots of the environments in which the run works are what its plan says by their hashes. */
  void planned(long run);

  void environmentGone(RunEvent.EnvironmentGone event, long at);

  // --- builds -----------------------------------------------------------------------------------

  /** Attempts at this spec that ended well, newest first. */
  List<Maker> makers(long node);

  /**
   * An attempt that may have made an install.
   *
   * @param prefix where it put what it made; null where nobody said
   * @param log hex SHA-256 of its log; null where there is none as a whole
   * @param ended null where nobody said
   */
  record Maker(
      long attempt,
      String hostname,
      @Nullable String prefix,
      @Nullable String log,
      @Nullable Long ended) {}

  /** Hex SHA-256 of the log that the run told for a build; null where it told none. */
  @Nullable String log(long run, String build);

  /** Forgets the bytes that the run told for a build: they are kept already. */
  void dropBytes(long run, String build);

  /**
   * Keeps how an attempt went of which only the end is known.
   *
   * @param ended null where nobody said
   */
  void built(long run, long attempt, Past past, @Nullable Long ended);

  /**
   * A build that is over.
   *
   * @param failed whether it failed; else it ended well
   */
  record Past(
      String build,
      String hash,
      @Nullable String prefix,
      boolean failed,
      @Nullable String error,
      RunEvent.Built built) {}
}
