package org.spackmon.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Ledger.BuildFacts;

/**
 * What is asked of a store about builds of which files tell that Spack wrote for others, inside the
 * transaction of the {@link org.spackmon.record.Ledger} that gave it.
 */
public interface FileLedger {
  /** The attempt that the run's build is, or null while it is none. */
  @Nullable Long attempt(long run);

  /**
   * Specs of a package in the graph of a spec.
   *
   * @param hash of that spec, or its beginning
   */
  List<SpecCandidate> within(String hash, String name);

  /**
   * Attempts between two times of which another door told, the newest of them.
   *
   * @param name of their package; null for those of any that failed
   */
  List<Told> others(@Nullable String name, Where where, long from, long to);

  /**
   * What is known of a build, "" for what isn't.
   *
   * @param hash of its spec
   * @param hostname of another build, "" means any that is known
   */
  record Where(String hash, String spackVersion, String hostname) {}

  /** An attempt of which another door told. */
  record Told(long attempt, Outcome outcome) {}

  /**
   * The attempt of which only a file for CDash told, and at that while a build may have begun; null
   * where there is none, or more than one that can be meant.
   *
   * @param build of the same spec, as far as the file knew it, on a host of the same name
   * @param at microseconds since the epoch
   * @param failing whether it may be one that failed
   */
  @Nullable Long filed(BuildFacts build, long at, boolean failing);

  /** Makes it a run's attempt at a build, of which nothing is known: the run tells all anew. */
  void handOver(long attempt, BuildFacts to, long run);

  /** The newest attempt at a build; null while there is none. */
  @Nullable Long newest(long build);

  /** Makes an attempt one at another build; a build without attempts is none. */
  void move(long attempt, BuildFacts to);

  /** Keeps when an attempt began and how long it took, in place of when it was told of. */
  void times(long attempt, long began, @Nullable Long took);
}
