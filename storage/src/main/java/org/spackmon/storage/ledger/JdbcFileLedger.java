package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.FileLedger;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.Ledger.SpecCandidate;
import org.spackmon.storage.sql.SqlFailure;

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
    try {
      return rows.attempt(run);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public List<SpecCandidate> within(String hash, String name) {
    try {
      return rows.within(hash, name);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public List<Told> others(@Nullable String name, Where where, long from, long to) {
    try {
      return rows.others(name, where, from, to);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public @Nullable Long filed(BuildFacts build, long at, boolean failing) {
    try {
      return rows.filed(build, at, failing);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public void handOver(long attempt, BuildFacts to, long run) {
    try {
      attempts.move(attempt, to.id());
      attempts.join(attempt, run);
      rows.handOver(attempt, run);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public @Nullable Long newest(long build) {
    try {
      return rows.newest(build);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public void move(long attempt, BuildFacts to) {
    try {
      attempts.move(attempt, to.id());
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public void times(long attempt, long began, @Nullable Long took) {
    try {
      rows.times(attempt, began, took);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
