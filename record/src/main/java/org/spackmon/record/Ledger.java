package org.spackmon.record;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.attempts.AttemptState;
import org.spackmon.record.attempts.BuildState;
import org.spackmon.record.runs.RunLedger;

/**
 * What the recorder asks of a store, inside one transaction that the store opened and will commit
 * or roll back as a whole. Implementations see each call on one thread. They keep what they are
 * told and decide nothing: which attempt a report belongs to and how it ended is decided here.
 */
public interface Ledger {

  // --- runs -------------------------------------------------------------------------------------

  /** The run of this caller, created at its first report. */
  long run(Caller caller, String spackVersion);

  // --- specs ------------------------------------------------------------------------------------

  /** The document with this digest, or null if it was never kept. */
  @Nullable KeptDocument document(byte[] digest);

  /**
   * Keeps a document that {@link #document} didn't know: its bytes, its nodes by content, their
   * hashes, edges. Nodes, hashes and edges that are known already stay as they are.
   */
  KeptDocument keepDocument(Report.SpecPosted post);

  /** The root of a document that is kept. */
  long root(long document);

  /** Notes that this run posted this document; once is enough. */
  void posted(long run, long document, long at);

  /**
   * Every node that goes by this hash and came in a document of this Spack version.
   *
   * @param run whose own posts are marked
   */
  List<SpecCandidate> specs(String hash, String spackVersion, long run);

  /** What failed by itself in this run. */
  Failed failed(long run);

  // --- builds -----------------------------------------------------------------------------------

  Kept<BuildFacts> build(
      SpecCandidate spec, BuildHost host, long account, String spackVersion, long at);

  /** The build with this id, locked until the transaction ends; null if there is none. */
  @Nullable BuildFacts build(long id);

  /** Its attempts, oldest first, and which runs have announced it again since. */
  BuildState attempts(long build);

  /** Notes that a run announced the build after its last attempt had something to show. */
  void arm(long build, long run, long at);

  /** Adds tags to the attempt in the name of the run. */
  void tag(long attempt, long run, Collection<String> tags);

  // --- attempts ---------------------------------------------------------------------------------

  /**
   * Opens an attempt. The tags that the run gave when it announced the build move to it, and so do
   * {@code replayed} phases: copies of what the run repeated word for word from {@code previous}.
   */
  long open(BuildFacts build, long run, @Nullable Long previous, Set<String> replayed, long at);

  /** Lets a run take part in an attempt; once is enough. */
  void join(long attempt, long run);

  /** Moves an attempt that holds nothing yet to the top of the lists: its run begins only now. */
  long reopen(long attempt, long run, long at);

  /** Notes that an armed run repeated a phase that the last attempt holds. */
  void replayed(long build, long run, String phase);

  /** Notes that an armed run repeated an end that the last attempt holds. */
  void replayed(long build, long run, ClaimedStatus status);

  /** Appends the claim and makes it the attempt's current word on that phase. */
  long phase(long attempt, long run, Report.PhaseReported report, int position);

  /** The id of a phase that the attempt holds. */
  long phaseId(long attempt, String phase);

  /** Appends the claim of an end. */
  void status(long attempt, long run, ClaimedStatus status, long at);

  /** What outcomes are derived from. */
  AttemptState attempt(long attempt);

  /**
   * Sets what was derived; counters and the order of change follow.
   *
   * @return what it was before
   */
  Outcome outcome(long attempt, Outcome outcome, long at);

  /**
   * Attempts of this run whose client said FAILED without a failed phase: what becomes of them
   * depends on their dependencies.
   */
  List<AttemptState> undecidedFailures(long run);

  // --- the rest ---------------------------------------------------------------------------------

  /** Keeps analyzer results, each replacing what the same analyzer said of the same place. */
  void analysis(long build, long run, List<Analysis> results, long at);

  /** The runs of our own client, in the same transaction. */
  RunLedger runs();

  /** Builds that a stock Spack tells of by itself, in the same transaction. */
  FileLedger files();

  /** Queues work in this transaction, for instance {@code ("findings", attempt)}. */
  void job(String kind, long subject, int version, long due);

  /** What is kept under a natural key, and whether it is new. */
  record Kept<T>(T value, boolean created, boolean hostCreated) {}

  /**
   * A document in the store.
   *
   * @param receipt what was answered when it came
   */
  record KeptDocument(long id, Receipt.SpecKept receipt) {}

  /** What the recorder must know of a build. */
  record BuildFacts(long id, long node, long account, String specHash, String specName) {
    public Receipt.BuildRef ref() {
      return new Receipt.BuildRef(id, specHash, specName);
    }
  }
}
