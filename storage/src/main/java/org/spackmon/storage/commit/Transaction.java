package org.spackmon.storage.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content.Chunk;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.KnownDocuments;
import org.spackmon.storage.sql.Database;
import org.spackmon.storage.sql.Insert;

/** The writer's connections, opened when they are needed and again after they were lost. */
final class Transaction implements AutoCloseable {
  private static final Insert CHUNKS =
      Insert.into(
          "chunk", "hash blob, codec big, size big, data blob", "ON CONFLICT (hash) DO NOTHING");

  private final Database database;
  private final KnownDocuments known;
  private @Nullable Books books;

  Transaction(Database database, KnownDocuments known) {
    this.database = database;
    this.known = known;
  }

  /** Makes chunks durable, or part of this transaction, before anything names them. */
  Books begin(List<Task<?>> group) throws SQLException {
    Books open = books();
    if (group.get(0).alone()) {
      database.dialect().lockAlone(open.statements());
    } else {
      database.dialect().lockShared(open.statements());
    }
    Map<String, Chunk> distinct = new TreeMap<>(); // sorted: see the locks of two servers
    for (Task<?> task : group) {
      task.contents().stream()
          .flatMap(content -> content.chunks().stream())
          .forEach(chunk -> distinct.put(java.util.HexFormat.of().formatHex(chunk.hash()), chunk));
    }
    if (!distinct.isEmpty()) {
      save(open, distinct.values());
    }
    return open;
  }

  private static void save(Books open, Iterable<Chunk> wanted) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (Chunk chunk : wanted) {
      rows.add(new Object[] {chunk.hash(), chunk.codec(), chunk.size(), chunk.data()});
    }
    open.chunks().insert(CHUNKS, rows);
    if (open.chunksApart()) {
      open.chunks().connection().commit();
    }
  }

  void commit() throws SQLException {
    books().statements().connection().commit();
  }

  /** Nothing of this transaction stays; a connection that can't even do that is given up. */
  void rollback(boolean lost) {
    Books open = books;
    if (open == null) {
      return;
    }
    open.forget();
    try {
      open.chunks().connection().rollback();
      open.statements().connection().rollback();
    } catch (SQLException e) {
      close();
    }
    if (lost) {
      close();
    }
  }

  private Books books() throws SQLException {
    Books open = books;
    if (open == null) {
      open = new Books(database.writer(), database.chunkWriter(), database.dialect(), known);
      books = open;
    }
    return open;
  }

  @Override
  public void close() {
    if (books != null) {
      books.forget();
      quietly(books.statements().connection());
      quietly(books.chunks().connection());
    }
    books = null;
  }

  private static void quietly(Connection connection) {
    try {
      connection.close(); // a second time does nothing
    } catch (SQLException e) {
      // it was of no more use
    }
  }
}
