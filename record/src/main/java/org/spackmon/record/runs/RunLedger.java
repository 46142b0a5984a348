package org.spackmon.record.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.Content;
import org.spackmon.record.Outcome;
import org.spackmon.record.SpecCandidate;

/**
 * What is asked of a store about the runs of our own client, inside the transaction of the {@link
 * org.spackmon.record.Ledger} that gave it. It keeps what it is told and decides nothing.
 */
public interface RunLedger {

  /** The run of this caller, begun at its first report, and locked until the transaction ends. */
  RunState open(Caller caller);

  /** What is known of a run now; of one that is there. */
  RunState state(long run);

  /** Moves the position, and notes that the run was heard of; it isn't lost any more. */
  void heard(long run, long position, long at);

  /** Gives a run up, as of a time. */
  void lost(long run, long at);

  // --- facts ------------------------------------------------------------------------------------

  void began(long run, RunEvent.Began event);

  void spack(long run, RunEvent.SpackUp event);

  /**
   * Keeps in which environment the run works.
   *
   * @param known its id among those of its system; null where it has no place there
   */
  void environment(long run, RunEvent.EnvironmentActive event, @Nullable Long known);

  void planned(long run, RunEvent.Planned event);

  /** A package is decided; one that wasn't planned joins the plan. */
  void decided(long run, RunEvent.Ended event, @Nullable String name);

  void exited(long run, RunEvent.Exited event);

  /** Keeps an event as it came, by its place in the journal. */
  void other(long run, long at, RunEvent.Other event);

  // --- builds -----------------------------------------------------------------------------------

  /** The spec that a hash means in this run: of what it posted, the newest. */
  @Nullable SpecCandidate spec(long run, String hash);

  /** The name that the plan gives to a hash. */
  @Nullable String plannedName(long run, String hash);

  /** The attempt that a build of the run is, or null while it is none. */
  @Nullable Long attempt(long run, String build);

  /** The newest build of a spec by this account, if there is any. */
  @Nullable Long newestBuild(long node, long account);

  /** A host that no rule gives a system is part of the one that its run names. */
  void onSystem(BuildHost host, String system);

  /** An attempt was opened for a build of the run. */
  void opened(long run, String build, String hash, long attempt);

  /** An attempt was opened to hang something on: nobody tries anything. */
  void announced(long run, String build);

  void began(long run, long attempt, RunEvent.BuildBegan event, long at);

  void moved(long run, long attempt, RunEvent.PhaseMoved event, long at);

  void ended(long run, long attempt, RunEvent.Ended event, long at);

  /** What was said of an attempt's end, with what else decides its outcome; null for others'. */
  @Nullable Said said(long attempt);

  /** Attempts of a run of which no end was said. */
  List<Long> unended(long run);

  // --- bytes ------------------------------------------------------------------------------------

  /** How much of a build's log is kept. */
  long logBytes(long run, String build);

  /** Appends to a build's log. */
  void append(long run, JournalPart.LogBytes part);

  /** Keeps a build's log that is here as a whole. */
  void wholeLog(long run, JournalPart.LogBytes part);

  /** A build's log has ended: as it should be. */
  void logEnded(long run, RunEvent.LogEnded event);

  void file(long run, String build, String name, Content bytes, long at);

  /** What was found on systems, in the same transaction. */
  InstallLedger installs();

  /** Something of the run is not as it was. */
  void changed(long run);

  /** What decides an outcome. */
  record Said(@Nullable Outcome outcome, boolean exited, boolean lost) {}
}
