package org.spackmon.storage.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * Two files in a directory: the record, and the chunks of logs, so that the record stays small
 * enough to be read from memory. One process holds both, for as long as this is open.
 */
public final class SqliteDatabase implements Database {
  static final String RECORD = "spackmon.db";
  static final String CHUNKS = "logs.db";

  private static final int PAGES_PER_CHECKPOINT = 16_000;

  /** Logs are long: larger pages mean shorter chains of them. */
  private static final int CHUNK_PAGE = 16_384;

  private static final int BUSY_MILLIS = 10_000;

  private final Path directory;
  private final DirectoryLock lock;

  private SqliteDatabase(Path directory, DirectoryLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /** The file of which each directory with a store has one. */
  public static Path record(Path directory) {
    return directory.resolve(RECORD);
  }

  /**
   * Takes possession of the directory, which is made if need be.
   *
   * @throws StoreException.InUse when another process has it
   */
  public static SqliteDatabase open(Path directory) {
    try {
      PrivateFiles.directory(directory);
      NetworkFilesystems.refuse(directory);
      DirectoryLock lock = DirectoryLock.take(directory.resolve("server.lock"));
      PrivateFiles.file(directory.resolve(RECORD));
      PrivateFiles.file(directory.resolve(CHUNKS));
      pages(directory.resolve(CHUNKS), CHUNK_PAGE);
      return new SqliteDatabase(directory, lock);
    } catch (SQLException e) {
      throw new StoreException("can't make the database in " + directory, e);
    } catch (IOException e) {
      throw new UncheckedIOException("can't use " + directory + " for the database", e);
    }
  }

  /** A new file gets the size of its pages before WAL mode, which fixes it. */
  private static void pages(Path file, int size) throws IOException, SQLException {
    if (Files.size(file) > 0) {
      return;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + size);
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public Connection writer() throws SQLException {
    Connection connection = connect(RECORD, durable());
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public Connection chunkWriter() throws SQLException {
    Connection connection = connect(CHUNKS, chunks());
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public Connection migrator(boolean chunks) throws SQLException {
    return chunks ? connect(CHUNKS, chunks()) : connect(RECORD, durable());
  }

  @Override
  public DataSource readers() {
    return new ReadSource(this::reader);
  }

  private Connection reader() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-4_000); // KiB
    Connection connection = connect(RECORD, config);
    try (Statement statement = connection.createStatement()) {
      String logs = directory.resolve(CHUNKS).toString().replace("'", "''");
      statement.execute("ATTACH '" + logs + "' AS logs");
      statement.execute("PRAGMA query_only = ON");
    }
    return KeptStatements.of(connection);
  }

  private static SQLiteConfig durable() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // A commit is on the disk when it returns: the log is synced at every one.
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-32_000); // KiB
    // A statement of several rows keeps the pages that it changes, to undo it: not in a file.
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "" + PAGES_PER_CHECKPOINT);
    return config;
  }

  private static SQLiteConfig chunks() {
    SQLiteConfig config = durable();
    config.setCacheSize(-4_000);
    config.setPragma(
        SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "" + PAGES_PER_CHECKPOINT * 4096 / CHUNK_PAGE);
    return config;
  }

  private Connection connect(String file, SQLiteConfig config) throws SQLException {
    config.setGetGeneratedKeys(false);
    return config.createConnection("jdbc:sqlite:" + directory.resolve(file));
  }

  @Override
  public void close() {
    lock.close();
  }
}
