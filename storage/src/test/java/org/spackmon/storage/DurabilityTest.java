package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The settings that durability rests on, asked of the connection that really writes. */
@OnEveryDatabase
final class DurabilityTest extends StoreTest {
  @Test
  void writersConnection_waitsForTheDisk() {
    if (backend.postgres()) {
      assertThat(ask("SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask("SHOW fsync")).isEqualTo("on");
      assertThat(ask("SHOW full_page_writes")).isEqualTo("on");
    } else {
      assertThat(ask("PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(ask("PRAGMA synchronous")).isEqualTo("2"); // FULL
      assertThat(ask("PRAGMA foreign_keys")).isEqualTo("1");
      assertThat(ask("PRAGMA wal_autocheckpoint")).isEqualTo("16000");
    }
  }

  @Test
  void readersConnections_cannotWrite() {
    assertThatThrownBy(
            () ->
                store
                    .reads()
                    .useHandle(handle -> handle.execute("INSERT INTO tag (name) VALUES ('x')")))
        .rootCause()
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll("read", "only");
    assertThat(Rows.of(store).count("tag")).isZero();
  }

  private String ask(String question) {
    return store
        .write(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(question)) {
                rows.next();
                return rows.getString(1);
              }
            })
        .join();
  }
}
