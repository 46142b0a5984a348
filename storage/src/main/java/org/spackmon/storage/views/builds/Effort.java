package org.spackmon.storage.views.builds;

import org.spackmon.storage.sql.Dialect;

/**
 * How much may a page cost that looks for a rare combination of common things? What it doesn't find
 * within that, the next page goes on to look for.
 *
 * @param entries of an index that it may read
 * @param lookups the same where each of them costs a look into a second index
 * @param few so few attempts at packages with a name are read and sorted at once
 * @param streams so many packages with a name get a page each, of which one is made; more packages
 *     are looked for in passing
 */
record Effort(long entries, long lookups, long few, int streams) {
  /** Some 20 ms of SQLite, and under 50 of PostgreSQL, which looks things up at half that speed. */
  static Effort of(Dialect dialect) {
    return new Effort(250_000, dialect == Dialect.SQLITE ? 25_000 : 20_000, 2_000, 64);
  }
}
