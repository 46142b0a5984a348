package org.spackmon.storage;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.spackmon.record.Content;
import org.spackmon.storage.ledger.Books;

/** How is one kind of job done? Idempotent: it may be done twice. */
interface JobKind {
  String name();

  /** Before any is done, once in the life of a server. */
  default void begin(Books books) throws SQLException {}

  /** Reads and thinks, for as long as it takes, and writes nothing. */
  Result work(long subject);

  /** What came out: kept in one transaction with the end of the job. */
  @FunctionalInterface
  interface Result {
    void keep(Books books) throws SQLException;

    /** Whose chunks it will name. */
    default Collection<Content> contents() {
      return List.of();
    }

    /** Chunks that it names no more, and perhaps nothing else. */
    default Collection<byte[]> forgotten() {
      return List.of();
    }
  }
}
