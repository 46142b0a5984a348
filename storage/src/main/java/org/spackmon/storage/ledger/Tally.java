package org.spackmon.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/**
 * How many attempts are there, of each package, compiler, system, account and tag, and in each cell
 * of a package's matrix, by outcome? Adds up the differences of one transaction and applies them at
 * its end, sorted: so that two servers meet at a counter only for a moment and never in a circle.
 */
public final class Tally {
  private static final Insert ADD =
      Insert.into(
          "tally",
          "facet big, value big, outcome big, n big",
          "ON CONFLICT (facet, value, outcome) DO UPDATE SET n = tally.n + excluded.n");

  private static final Insert ADD_TO_MATRIX =
      Insert.into(
          "matrix_tally",
          "package_id big, version text, system_id big, compiler_id big, outcome big, n big",
          "ON CONFLICT (package_id, version, system_id, compiler_id, outcome)"
              + " DO UPDATE SET n = matrix_tally.n + excluded.n");

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

  /**
   * What one attempt is counted by, its tags apart.
   *
   * @param version "" for none
   */
  public record Counted(
      long packageId, String version, long compiler, long system, long account, int outcome) {

    /** What it is read from, of an attempt called a. */
    public static final String COLUMNS =
        "a.package_id, coalesce((SELECT n.version FROM node n WHERE n.id = a.node_id), ''),"
            + " a.compiler_id, a.system_id, a.account_id, a.outcome";

    /** Reads these columns, which are the first. */
    public static Counted of(ResultSet row) throws SQLException {
      return new Counted(
          row.getLong(1),
          row.getString(2),
          row.getLong(3),
          row.getLong(4),
          row.getLong(5),
          row.getInt(6));
    }

    /** The same attempt, once it came to this. */
    public Counted as(int other) {
      return new Counted(packageId, version, compiler, system, account, other);
    }

    /** The same attempt, once its host belongs to this system. */
    public Counted on(long other) {
      return new Counted(packageId, version, compiler, other, account, outcome);
    }
  }

  private record Cell(long packageId, String version, long system, long compiler, int outcome)
      implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
        Comparator.comparingLong(Cell::packageId)
            .thenComparing(Cell::version)
            .thenComparingLong(Cell::system)
            .thenComparingLong(Cell::compiler)
            .thenComparingInt(Cell::outcome);

    @Override
    public int compareTo(Cell other) {
      return ORDER.compare(this, other);
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
  private final Map<Cell, Long> matrixDifferences = new TreeMap<>();

  Tally(Statements statements) {
    this.statements = statements;
  }

  /** Counts an attempt in, or with -1 out. */
  public void count(Counted of, int n) {
    add(Facet.ALL, 0, of.outcome, n);
    add(Facet.PACKAGE, of.packageId, of.outcome, n);
    add(Facet.COMPILER, of.compiler, of.outcome, n);
    add(Facet.SYSTEM, of.system, of.outcome, n);
    add(Facet.ACCOUNT, of.account, of.outcome, n);
    matrixDifferences.merge(
        new Cell(of.packageId, of.version, of.system, of.compiler, of.outcome),
        (long) n,
        Long::sum);
  }

  /** An attempt that is counted already came to something else. */
  public void recount(Counted was, Counted is) {
    count(was, -1);
    count(is, 1);
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
    List<Object[]> cells = new ArrayList<>();
    matrixDifferences.forEach(
        (key, n) -> {
          if (n != 0) {
            cells.add(
                new Object[] {
                  key.packageId, key.version, key.system, key.compiler, key.outcome, n
                });
          }
        });
    statements.insert(ADD_TO_MATRIX, cells);
    forget();
  }

  void forget() {
    differences.clear();
    matrixDifferences.clear();
  }
}
