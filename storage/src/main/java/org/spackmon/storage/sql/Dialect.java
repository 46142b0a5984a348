package org.spackmon.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.spackmon.storage.sql.Insert.RowReader;

/**
 * What differs between the databases? Reads have one text for both; here is the rest: types in
 * migrations, bulk inserts, locks and classes of errors.
 */
public sealed interface Dialect permits SqliteDialect, PostgresDialect {

  Dialect SQLITE = new SqliteDialect();
  Dialect POSTGRESQL = new PostgresDialect();

  /** "sqlite" or "postgresql". */
  String name();

  /** What stands for the placeholders of migrations. */
  Map<String, String> placeholders();

  /** Ends a SELECT of rows that are about to be changed, where several writers may meet. */
  String lockRows(String table);

  /** Ends a SELECT of rows of which each may go to one writer only: leaves out what another has. */
  String lockFreeRows(String table);

  /** Inserts rows in their order; reads what a RETURNING gives for those that were new. */
  void insert(Statements on, Insert insert, List<Object[]> rows, RowReader returned)
      throws SQLException;

  /** Reads {@code key, id} of those rows of a table whose key is among these. */
  void lookup(Statements on, String table, String key, List<byte[]> keys, RowReader found)
      throws SQLException;

  /** Whether the same work may well succeed when it is done again. */
  boolean worthRetrying(SQLException failure);

  /** Whether a row that was named doesn't exist: another server may have removed it. */
  boolean rowMissing(SQLException failure);

  /** Whether the connection itself is gone. */
  boolean connectionLost(SQLException failure);

  /** Holds off whoever {@link #lockAlone removes rows}, until the transaction ends. */
  void lockShared(Statements on) throws SQLException;

  /** Holds off all other writers until the transaction ends. */
  void lockAlone(Statements on) throws SQLException;

  /** Gives the order of change to this transaction until it ends. */
  void lockChanges(Statements on) throws SQLException;

  /** Holds off whoever else would bring the tables up to date, until the connection is closed. */
  void lockTables(Connection on) throws SQLException;

  /** By which transactions that only read see one moment: a constant of {@code Connection}. */
  int snapshotIsolation();

  /** The highest key that a table ever handed out. */
  long lastIdentity(Statements on, String table) throws SQLException;

  /** Lets a table hand out no key up to this one. */
  void advanceIdentity(Statements on, String table, long last) throws SQLException;
}
