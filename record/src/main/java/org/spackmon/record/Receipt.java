package org.spackmon.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reporter is told once its report is durable. */
public sealed interface Receipt {

  /**
   * A spec is kept.
   *
   * @param name the root's package; null for a document without nodes
   * @param specHash the root's full hash as the document names it, else its DAG hash
   * @param dependencies dependency name to the hash that the document gives it (null where none)
   * @param created whether the root was unknown, under this hash and Spack version, until now
   */
  record SpecKept(
      @Nullable String name,
      @Nullable String version,
      @Nullable String specHash,
      String spackVersion,
      Map<String, @Nullable String> dependencies,
      boolean created)
      implements Receipt {}

  record BuildKept(BuildRef build, boolean buildCreated, boolean hostCreated) implements Receipt {}

  record PhaseKept(long id, String name, String status) implements Receipt {}

  record BuildUpdated(BuildRef build) implements Receipt {}

  /**
   * Part of a run's journal is kept.
   *
   * @param events bytes of the journal that are kept now
   * @param gap whether something began behind what is kept, and wasn't kept from there on
   */
  record JournalKept(long run, long events, boolean gap) implements Receipt {}

  record AttemptKept(long attempt) implements Receipt {}

  /** The few facts of a build that ms1 answers repeat. */
  record BuildRef(long id, String specHash, String specName) {}
}
