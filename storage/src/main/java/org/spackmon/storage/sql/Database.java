package org.spackmon.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How is a database reached? Open files or known URLs; whoever asks for a connection closes it. */
public sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {

  Dialect dialect();

  /** For the writer: no auto-commit, durable commits. */
  Connection writer() throws SQLException;

  /** For chunks, where they are kept apart and synced before the rows that name them. */
  @Nullable Connection chunkWriter() throws SQLException;

  /** For migrations of the record ({@code chunks} false) or of the chunks. */
  Connection migrator(boolean chunks) throws SQLException;

  /** Opens connections that can't write; they see the chunks as the table {@code chunk}. */
  DataSource readers();

  @Override
  void close();
}
