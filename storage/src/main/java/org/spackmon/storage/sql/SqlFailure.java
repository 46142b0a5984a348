package org.spackmon.storage.sql;

import java.sql.SQLException;

/** Carries an {@link SQLException} through an interface that knows no SQL. */
public final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final SQLException failure;

  public SqlFailure(SQLException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  public SQLException failure() {
    return failure;
  }
}
