package org.spackmon.storage.ledger;

import static org.spackmon.storage.sql.SqlCalls.act;
import static org.spackmon.storage.sql.SqlCalls.sql;
import static org.spackmon.storage.sql.SqlCalls.sqlOrNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.FileLedger;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.SpecCandidate;

/** The ledger of builds that files tell of, over JDBC. */
final class JdbcFileLedger implements FileLedger {
  private final FileRows rows;
  private final AttemptRows attempts;

  JdbcFileLedger(FileRows rows, AttemptRows attempts) {
    this.rows = rows;
    this.attempts = attempts;
  }

  @Override
  public @Nullable Long attempt(long run) {
    return sqlOrNull(() -> rows.attempt(run));
  }

  @Override
  public List<SpecCandidate> within(String hash, String name) {
    return sql(() -> rows.within(hash, name));
  }

  @Override
  public List<Told> others(@Nullable String name, Where where, long from, long to) {
    return sql(() -> rows.others(name, where, from, to));
  }

  @Override
  public @Nullable Long filed(BuildFacts build, long at, boolean failing) {
    return sqlOrNull(() -> rows.filed(build, at, failing));
  }

  @Override
  public void handOver(long attempt, BuildFacts to, long run) {
    act(
        () -> {
          attempts.move(attempt, to.id());
          attempts.join(attempt, run);
          rows.handOver(attempt, run);
        });
  }

  @Override
  public @Nullable Long newest(long build) {
    return sqlOrNull(() -> rows.newest(build));
  }

  @Override
  public void move(long attempt, BuildFacts to) {
    act(() -> attempts.move(attempt, to.id()));
  }

  @Override
  public void times(long attempt, long began, @Nullable Long took) {
    act(() -> rows.times(attempt, began, took));
  }
}
