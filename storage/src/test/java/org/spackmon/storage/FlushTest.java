package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Is it on PostgreSQL's disk before it is answered? What {@link SyncTest} sees of SQLite. */
@ParameterizedClass(name = "{0}")
@EnumSource(names = "POSTGRESQL")
final class FlushTest extends StoreTest {
  @Test
  void commit_isFlushedBeforeItIsAnswered() {
    for (int i = 0; i < 20; i++) {
      String insert =
          "INSERT INTO tag (name) VALUES ('tag" + i + "') RETURNING pg_current_wal_insert_lsn()";
      String written =
          store
              .write(
                  connection -> {
                    try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(insert)) {
                      rows.next();
                      return rows.getString(1);
                    }
                  })
              .join();
      assertThat(
              Rows.of(store).texts("SELECT pg_current_wal_flush_lsn() > '" + written + "'::pg_lsn"))
          .containsExactly("t");
    }
  }
}
