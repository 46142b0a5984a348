package org.spackmon.storage;

import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tests look up in the tables, in one line each. */
public record Rows(Store store) {
  public static Rows of(Store store) {
    return new Rows(store);
  }

  public long account(String name) {
    execute("INSERT INTO account (name, created_at) VALUES ('" + name + "', 1)");
    return number("SELECT id FROM account WHERE name = '" + name + "'");
  }

  /** Writes past the ledger. */
  public void execute(String sql) {
    store
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            })
        .join();
  }

  public long count(String table) {
    return number("SELECT count(*) FROM " + table);
  }

  public long number(String sql) {
    return store.reads().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /** One column as text. */
  public List<String> texts(String sql) {
    return store.reads().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /** "greeter 1 success" for each attempt, oldest first. */
  public List<String> attempts() {
    return texts(
        """
        SELECT p.name || ' ' || a.number || ' ' || CASE a.outcome WHEN 0 THEN 'announced'
          WHEN 1 THEN 'running' WHEN 2 THEN 'success' WHEN 3 THEN 'failed' WHEN 4 THEN 'cancelled'
          WHEN 5 THEN 'notrun' ELSE 'interrupted' END
        FROM attempt a JOIN package p ON p.id = a.package_id ORDER BY a.id""");
  }

  /** The counters that aren't zero, as they are kept. */
  public Map<String, Long> tally() {
    Map<String, Long> all = counters("SELECT facet, value, outcome, n FROM tally WHERE n <> 0");
    all.putAll(
        counters(
            """
            SELECT package_id || ' ' || version || ' ' || compiler_id, system_id, outcome, n
            FROM matrix_tally WHERE n <> 0"""));
    return all;
  }

  /** The counters as they should be. */
  public Map<String, Long> counted() {
    String[] facets = {"0", "package_id", "compiler_id", "system_id", "account_id"};
    Map<String, Long> all = new TreeMap<>();
    for (int i = 0; i < facets.length; i++) {
      all.putAll(
          counters(
              "SELECT %d, %s AS v, outcome, count(*) FROM attempt GROUP BY 2, outcome"
                  .formatted(i, facets[i])));
    }
    all.putAll(
        counters(
            """
            SELECT 5, t.tag_id, a.outcome, count(DISTINCT a.id) FROM attempt_tag t
            JOIN attempt a ON a.id = t.attempt_id GROUP BY t.tag_id, a.outcome"""));
    all.putAll(
        counters(
            """
            SELECT a.package_id || ' ' || coalesce(n.version, '') || ' ' || a.compiler_id,
              a.system_id, a.outcome, count(*)
            FROM attempt a JOIN node n ON n.id = a.node_id GROUP BY 1, 2, 3"""));
    return all;
  }

  private Map<String, Long> counters(String sql) {
    Map<String, Long> counters = new TreeMap<>();
    store
        .reads()
        .useHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .map(
                        (row, context) ->
                            counters.put(
                                row.getString(1) + "/" + row.getLong(2) + "/" + row.getLong(3),
                                row.getLong(4)))
                    .list());
    return counters;
  }
}
