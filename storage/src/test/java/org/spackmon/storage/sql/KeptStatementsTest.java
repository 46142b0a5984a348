package org.spackmon.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that wait for the same text, on a real file. */
final class KeptStatementsTest {
  private static final String ONE = "SELECT n FROM t WHERE n = ?";
  private static final String ALL = "SELECT n FROM t ORDER BY n";

  @TempDir Path directory;
  private Connection real;
  private Connection kept;

  @BeforeEach
  void open() throws SQLException {
    real = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("t.db"));
    try (Statement statement = real.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE t (n INTEGER NOT NULL)");
      statement.execute("INSERT INTO t VALUES (1), (2), (3)");
    }
    kept = KeptStatements.of(real);
  }

  @AfterEach
  void close() throws SQLException {
    kept.close();
    assertThat(real.isClosed()).isTrue();
  }

  @Test
  void sameText_isPreparedOnce() throws SQLException {
    PreparedStatement first = beneath(ONE);
    assertThat(ask(2)).isEqualTo(2);
    assertThat(ask(3)).isEqualTo(3);
    assertThat(beneath(ONE)).isSameAs(first);
    assertThat(beneath(ALL)).isNotSameAs(first);
  }

  @Test
  void sameTextThroughJdbi_isPreparedOnce() throws SQLException {
    PreparedStatement first = beneath(ALL);
    Handle handle = Jdbi.open(kept);
    assertThat(handle.createQuery(ALL).map((row, context) -> row.getStatement()).list())
        .hasSize(3)
        .containsOnly(first);
  }

  @Test
  void sameTextTwiceAtATime_isTwoStatements() throws SQLException {
    try (PreparedStatement outer = kept.prepareStatement(ONE)) {
      outer.setLong(1, 1);
      try (ResultSet rows = outer.executeQuery()) {
        assertThat(ask(2)).isEqualTo(2);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void secondClose_doesNothing_alsoWhenTheStatementIsInUseAgain() throws SQLException {
    PreparedStatement first = kept.prepareStatement(ONE);
    first.close();
    try (PreparedStatement again = kept.prepareStatement(ONE)) {
      again.setLong(1, 3);
      try (ResultSet rows = again.executeQuery()) {
        first.close();
        assertThat(rows.next()).isTrue();
      }
    }
  }

  @Test
  void rowsLeftOpen_areClosedWithTheStatement() throws SQLException {
    PreparedStatement statement = kept.prepareStatement(ALL);
    ResultSet rows = statement.executeQuery();
    assertThat(rows.next()).isTrue();
    statement.close();
    assertThat(rows.isClosed()).isTrue();
  }

  @Test
  void statementThatFailed_isNotUsedAgain() throws SQLException {
    try (PreparedStatement statement = kept.prepareStatement(ONE)) {
      assertThatThrownBy(() -> statement.setLong(7, 1)).isInstanceOf(Exception.class);
    }
    assertThat(ask(1)).isEqualTo(1);
    try (Statement other = real.createStatement()) {
      other.execute("DROP TABLE t");
    }
    assertThatThrownBy(() -> ask(1)).isInstanceOf(SQLException.class).hasMessageContaining("t");
  }

  @Test
  void manyTexts_donotPileUp() throws SQLException {
    PreparedStatement first = beneath(ONE);
    for (int i = 0; i < 200; i++) {
      kept.prepareStatement("SELECT " + i).close();
    }
    assertThat(first.isClosed()).isTrue();
    assertThat(ask(2)).isEqualTo(2);
  }

  private long ask(long n) throws SQLException {
    try (PreparedStatement statement = kept.prepareStatement(ONE)) {
      statement.setLong(1, n);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : -1;
      }
    }
  }

  private PreparedStatement beneath(String sql) throws SQLException {
    try (PreparedStatement statement = kept.prepareStatement(sql)) {
      return statement.unwrap(PreparedStatement.class);
    }
  }
}
