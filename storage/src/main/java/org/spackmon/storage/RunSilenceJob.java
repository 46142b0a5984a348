package org.spackmon.storage;

import org.spackmon.record.runs.JournalRecorder;

/** Gives up a run that was neither heard of for a while nor ended. */
final class RunSilenceJob implements JobKind {

  @Override
  public String name() {
    return JournalRecorder.SILENCE_JOB;
  }

  /** Every heartbeat puts the job off, so when it is done, there was none. */
  @Override
  public Result work(long run) {
    return books -> {
      Long open =
          books
              .statements()
              .id(
                  """
                  SELECT 1 FROM run_journal
                  WHERE run_id = ? AND exited_at IS NULL AND lost_at IS NULL""",
                  run);
      if (open != null) {
        JournalRecorder.giveUp(run, Clock.now(), books.ledger());
      }
    };
  }
}
