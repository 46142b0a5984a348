package org.spackmon.storage;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Anything to be written that is no report. It runs on the writer's thread, in a transaction that
 * it shares with others and must neither commit nor roll back; when the transaction fails it runs
 * once more, alone.
 */
@FunctionalInterface
public interface Write<T> {
  T run(Connection connection) throws SQLException;
}
