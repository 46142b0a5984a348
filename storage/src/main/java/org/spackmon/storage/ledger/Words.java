package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/**
 * Words that repeat (packages, compilers, systems, tags) and their ids, which never change. Those
 * of an unfinished transaction are remembered too: {@link #forget} them when it comes to nothing.
 */
final class Words {
  /** Above this many, memory starts anew. */
  private static final int LIMIT = 50_000;

  private final Statements statements;
  private final Insert insert;
  private final String select;
  private final Map<String, Long> ids = new HashMap<>();

  Words(Statements statements, String table) {
    this.statements = statements;
    // DO NOTHING and a second look, because another server may have added it since the first.
    this.insert =
        Insert.into(table, "name text", "ON CONFLICT (name) DO NOTHING RETURNING name, id");
    this.select = "SELECT id FROM " + table + " WHERE name = ?";
  }

  long id(String word) throws SQLException {
    Long id = learn(List.of(word)).get(word);
    if (id == null) {
      throw new IllegalStateException("a word was learnt and forgotten");
    }
    return id;
  }

  /** Makes sure that all these have ids. */
  Map<String, Long> learn(Collection<String> words) throws SQLException {
    if (ids.size() > LIMIT) {
      ids.clear();
    }
    List<Object[]> missing = new ArrayList<>();
    for (String word : new TreeSet<>(words)) { // sorted: two servers must not meet in a circle
      if (!ids.containsKey(word) && !find(word)) {
        missing.add(new Object[] {word});
      }
    }
    statements.insert(insert, missing, row -> ids.put(row.getString(1), row.getLong(2)));
    for (Object[] word : missing) {
      if (!ids.containsKey((String) word[0]) && !find((String) word[0])) {
        throw new SQLException("neither added nor found: " + word[0], "40001");
      }
    }
    return ids;
  }

  private boolean find(String word) throws SQLException {
    Long id = statements.id(select, word);
    if (id != null) {
      ids.put(word, id);
    }
    return id != null;
  }

  void forget() {
    ids.clear();
  }
}
