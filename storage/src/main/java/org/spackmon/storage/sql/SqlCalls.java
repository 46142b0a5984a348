package org.spackmon.storage.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Calls SQL from behind interfaces that know none: a {@link SqlFailure} carries what it throws. */
public final class SqlCalls {
  private SqlCalls() {}

  /** Gives nothing back. */
  @FunctionalInterface
  public interface Action {
    void run() throws SQLException;
  }

  /** Gives a value. */
  @FunctionalInterface
  public interface Query<T> {
    T run() throws SQLException;
  }

  /** Gives a value, or null where there is none. */
  @FunctionalInterface
  public interface NullableQuery<T> {
    @Nullable T run() throws SQLException;
  }

  /** Acts. */
  public static void act(Action action) {
    try {
      action.run();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** What the query gives. */
  public static <T> T sql(Query<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** The same where it may give null. */
  public static <T> @Nullable T sqlOrNull(NullableQuery<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
