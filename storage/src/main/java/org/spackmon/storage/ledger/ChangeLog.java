package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/**
 * In which order did things change? Numbers are given at the end of a transaction, under a lock, so
 * that whoever has read up to a number will never find a smaller one appear.
 */
public final class ChangeLog {
  private static final Insert ADD =
      Insert.into("change", "seq big, topic text, entity big, at big", "");

  private record Entry(String topic, long entity) {}

  private final Statements statements;
  private final Set<Entry> entries = new LinkedHashSet<>();
  private long last;
  private long floor;

  ChangeLog(Statements statements) {
    this.statements = statements;
  }

  public void add(String topic, long entity) {
    entries.add(new Entry(topic, entity));
  }

  /** Numbers given from here on are higher than this one. */
  public void above(long seq) {
    floor = Math.max(floor, seq);
  }

  void flush(long now) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    statements.dialect().lockChanges(statements);
    Long highest = statements.id("SELECT max(seq) FROM change");
    long seq = Math.max(floor, highest == null ? 0 : highest);
    List<Object[]> rows = new ArrayList<>();
    for (Entry entry : entries) {
      rows.add(new Object[] {++seq, entry.topic, entry.entity, now});
    }
    statements.insert(ADD, rows);
    entries.clear();
    floor = 0;
    last = seq;
  }

  long committed() {
    long seq = last;
    last = 0;
    return seq;
  }

  void forget() {
    entries.clear();
    floor = 0;
    last = 0;
  }
}
