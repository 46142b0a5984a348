package org.spackmon.storage.upkeep;

import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Migrations;
import org.spackmon.storage.sql.Statements;

/**
 * Puts a backup in the place of all that the store holds: in one transaction, so that a damaged
 * backup changes nothing, and whoever reads meanwhile sees the old store.
 */
public final class Restore {
  private static final int ROWS_AT_ONCE = 500;
  private static final long BYTES_AT_ONCE = 4 << 20;

  private final GroupCommit writer;

  public Restore(GroupCommit writer) {
    this.writer = writer;
  }

  /**
   * Reads a backup to its end.
   *
   * @throws IOException when it can't be read, is damaged, or of another version
   */
  public void read(InputStream from) throws IOException {
    try {
      writer.submitAlone(books -> replace(books, from)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException wrapped) {
        throw new IOException(wrapped.getMessage(), wrapped);
      }
      throw e;
    }
  }

  private static boolean replace(Books books, InputStream from) {
    try (BackupReader in = new BackupReader(from)) {
      if (in.recordVersion() != Migrations.RECORD || in.chunksVersion() != Migrations.CHUNKS) {
        throw new IOException(
            "the backup is of version %d of the tables, this program works with version %d"
                .formatted(in.recordVersion(), Migrations.RECORD));
      }
      Statements sql = books.statements();
      Long last = sql.id("SELECT max(seq) FROM change");
      for (int i = Tables.ALL.size() - 1; i > 0; i--) { // chunks stay: others may be the same
        sql.update("DELETE FROM " + Tables.ALL.get(i));
      }
      fill(books, in);
      in.verify();
      books.forgetRows();
      books.changes().above(last == null ? 0 : last);
      books.changes().add("store", 0);
      if (books.chunksApart()) {
        books.chunks().connection().commit(); // durable before the rows that name them
      }
      return true;
    } catch (EOFException e) {
      throw new UncheckedIOException(BackupReader.damaged("it ends early", e));
    } catch (ZstdIOException | UTFDataFormatException e) {
      throw new UncheckedIOException(BackupReader.damaged("it can't be unpacked", e));
    } catch (SQLException e) {
      // Before the checksum is seen the cause is most likely there.
      throw new UncheckedIOException(BackupReader.damaged("its rows can't be kept", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static void fill(Books books, BackupReader in) throws IOException, SQLException {
    @Nullable Filling filling = null;
    for (int next = in.next(); next != BackupWriter.END; next = in.next()) {
      if (next == BackupWriter.ROW && filling != null) {
        filling.add(in);
      } else if (next == BackupWriter.TABLE) {
        finish(filling);
        filling = new Filling(books, in.name(), in.columns());
      } else if (next == BackupWriter.KEY) {
        finish(filling);
        filling = null;
        String table = in.name();
        if (!Tables.WITH_IDENTITY.contains(table)) {
          throw BackupReader.damaged("there is no table " + table);
        }
        Statements sql = books.statements();
        sql.dialect().advanceIdentity(sql, table, in.key());
      } else {
        throw BackupReader.damaged("a record has no known type");
      }
    }
    finish(filling);
  }

  private static void finish(@Nullable Filling filling) throws SQLException {
    if (filling != null) {
      filling.flush();
    }
  }

  /** A table that is being filled. */
  private static final class Filling {
    private final Statements sql;
    private final Insert insert;
    private final List<Object[]> rows = new ArrayList<>();
    private long bytes;

    Filling(Books books, String table, List<String> columns) throws IOException, SQLException {
      if (!Tables.ALL.contains(table)) {
        throw BackupReader.damaged("there is no table " + table);
      }
      boolean chunks = table.equals(Tables.CHUNK);
      sql = chunks ? books.chunks() : books.statements();
      insert =
          new Insert(
              table,
              Columns.of(sql.connection(), table, columns),
              chunks ? "ON CONFLICT (hash) DO NOTHING" : "");
    }

    void add(BackupReader in) throws IOException, SQLException {
      @Nullable Object[] row = in.row(insert.columns().size());
      for (int i = 0; i < row.length; i++) {
        if (row[i] instanceof byte[] value) {
          bytes += value.length;
        } else if (row[i] instanceof String text) {
          bytes += text.length();
          row[i] = text.replace('\0', '\uFFFD'); // SQLite takes it, PostgreSQL doesn't
        }
      }
      rows.add(row);
      if (rows.size() >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
        flush();
      }
    }

    void flush() throws SQLException {
      sql.insert(insert, rows);
      rows.clear();
      bytes = 0;
    }
  }
}
