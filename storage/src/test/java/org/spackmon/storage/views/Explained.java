package org.spackmon.storage.views;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Listens to what is asked of a database, and has its plans explained. */
final class Explained {
  /**
   * PostgreSQL rightly reads a table of some pages whole, where a page of rows is wanted of it. A
   * table of up to so many is judged by the plan that is left when it may not.
   */
  private static final int SMALL = 128;

  private static final String WITHOUT_SCANS =
      "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";
  private static final String AS_USUAL =
      "RESET enable_seqscan; RESET enable_hashjoin; RESET enable_mergejoin";

  private final Jdbi jdbi;
  private final boolean postgres;
  private int asked;
  private int questions;

  Explained(Jdbi jdbi, boolean postgres) {
    this.jdbi = jdbi;
    this.postgres = postgres;
  }

  /** How many different ones were explained until now. */
  int questions() {
    return questions;
  }

  /** Which big tables are read from end to end by what is asked meanwhile, and by which plan. */
  List<String> scans(Runnable asking) {
    return found(asking, Way.WHOLE);
  }

  /** The same, and where rows are found only by a range of a key: all, unless a LIMIT ends it. */
  List<String> walks(Runnable asking) {
    return found(asking, Way.WALKED);
  }

  private List<String> found(Runnable asking, Way way) {
    Map<String, String> asked = listen(asking);
    questions += asked.size();
    return jdbi.withHandle(
        handle -> {
          List<String> found = new ArrayList<>();
          asked.forEach(
              (statement, text) -> {
                List<String> plan = plan(handle, statement);
                for (String table : Way.tables(way, plan, text, postgres)) {
                  if (!small(handle, table) || forced(handle, statement, text, way, table)) {
                    found.add(table + " by\n" + statement + "\n" + String.join("\n", plan));
                  }
                }
              });
          return found;
        });
  }

  /** SQL texts: as they were prepared, by the same with values where the driver tells them. */
  private Map<String, String> listen(Runnable asking) {
    Map<String, String> asked = new LinkedHashMap<>();
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            String text = context.getRenderedSql();
            // The pool puts a word of its own in front.
            String valued =
                String.valueOf(context.getStatement()).replaceFirst("^Hikari\\S+ wrapping ", "");
            asked.put(postgres ? valued : text, text);
          }
        });
    asking.run();
    jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    return asked;
  }

  private boolean small(Handle handle, String table) {
    return postgres
        && handle
                .createQuery("SELECT pg_relation_size(CAST(? AS regclass)) / 8192")
                .bind(0, table)
                .mapTo(Long.class)
                .one()
            <= SMALL;
  }

  private boolean forced(Handle handle, String statement, String text, Way way, String table) {
    set(handle, WITHOUT_SCANS);
    try {
      return Way.tables(way, plan(handle, statement), text, true).contains(table);
    } finally {
      set(handle, AS_USUAL);
    }
  }

  private static void set(Handle handle, String settings) {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(settings);
    } catch (SQLException e) {
      throw new IllegalStateException(settings, e);
    }
  }

  private List<String> plan(Handle handle, String statement) {
    // A text of its own each time: SQLite tells the plan of when a statement was prepared.
    String explain = (postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + "/* " + asked++ + " */ ";
    List<String> lines = new ArrayList<>();
    try (PreparedStatement question = handle.getConnection().prepareStatement(explain + statement);
        ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        lines.add(postgres ? rows.getString(1) : rows.getString("detail"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
    return lines;
  }
}
