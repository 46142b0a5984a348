package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/**
 * How many attempts are there, of each package, compiler, system, account and tag, and at each spec
 * on each system, by outcome? Adds up the differences of one transaction and applies them at its
 * end, sorted: so that two servers meet at a counter only for a moment and never in a circle.
 */
public final class Tally {
  private static final Insert ADD =
      Insert.into(
          "tally",
          "facet big, value big, outcome big, n big",
          "ON CONFLICT (facet, value, outcome) DO UPDATE SET n = tally.n + excluded.n");

  private static final Insert ADD_SPEC =
      Insert.into(
          "spec_tally",
          "node_id big, system_id big, outcome big, n big",
          "ON CONFLICT (node_id, system_id, outcome) DO UPDATE SET n = spec_tally.n + excluded.n");

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

  /** What one attempt is counted by, its tags apart. */
  public record Counted(
      long node, long packageId, long compiler, long system, long account, int outcome) {

    /** The same attempt, once it came to this. */
    public Counted as(int other) {
      return new Counted(node, packageId, compiler, system, account, other);
    }

    /** The same attempt, once its host belongs to this system. */
    public Counted on(long other) {
      return new Counted(node, packageId, compiler, other, account, outcome);
    }
  }

  private record SpecKey(long node, long system, int outcome) implements Comparable<SpecKey> {
    @Override
    public int compareTo(SpecKey other) {
      int byNode = Long.compare(node, other.node);
      int bySystem = byNode != 0 ? byNode : Long.compare(system, other.system);
      return bySystem != 0 ? bySystem : Integer.compare(outcome, other.outcome);
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
  private final Map<SpecKey, Long> specDifferences = new TreeMap<>();

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
    specDifferences.merge(new SpecKey(of.node, of.system, of.outcome), (long) n, Long::sum);
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
    List<Object[]> specs = new ArrayList<>();
    specDifferences.forEach(
        (key, n) -> {
          if (n != 0) {
            specs.add(new Object[] {key.node, key.system, key.outcome, n});
          }
        });
    statements.insert(ADD_SPEC, specs);
    forget();
  }

  void forget() {
    differences.clear();
    specDifferences.clear();
  }
}
