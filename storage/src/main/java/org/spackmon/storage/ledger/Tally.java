package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/**
 * How many attempts are there, of each package, compiler, system, account and tag, by outcome? Adds
 * up the differences of one transaction and applies them at its end, sorted: so that two servers
 * meet at a counter only for a moment and never in a circle.
 */
public final class Tally {
  private static final Insert ADD =
      Insert.into(
          "tally",
          "facet big, value big, outcome big, n big",
          "ON CONFLICT (facet, value, outcome) DO UPDATE SET n = tally.n + excluded.n");

  /** What attempts are counted by. The codes are stored: never renumber them. */
  public enum Facet {
    ALL(0),
    PACKAGE(1),
    COMPILER(2),
    SYSTEM(3),
    ACCOUNT(4),
    TAG(5);

    private final int code;

    Facet(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  private record Key(int facet, long value, int outcome) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byFacet = Integer.compare(facet, other.facet);
      int byValue = byFacet != 0 ? byFacet : Long.compare(value, other.value);
      return byValue != 0 ? byValue : Integer.compare(outcome, other.outcome);
    }
  }

  private final Statements statements;
  private final Map<Key, Long> differences = new TreeMap<>();

  Tally(Statements statements) {
    this.statements = statements;
  }

  public void add(Facet facet, long value, int outcome, long n) {
    differences.merge(new Key(facet.code(), value, outcome), n, Long::sum);
  }

  void flush() throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    differences.forEach(
        (key, n) -> {
          if (n != 0) {
            rows.add(new Object[] {key.facet, key.value, key.outcome, n});
          }
        });
    statements.insert(ADD, rows);
    differences.clear();
  }

  void forget() {
    differences.clear();
  }
}
