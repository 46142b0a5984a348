package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.spackmon.spack.SpecNode;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/** Which packages are there in which versions? What is new is looked up among advisories. */
final class VersionRows {
  private static final Insert NEW =
      Insert.into(
          "package_version",
          "package_id big, version text, matched big",
          "ON CONFLICT (package_id, version) DO NOTHING RETURNING id");

  private final Statements sql;

  VersionRows(Statements sql) {
    this.sql = sql;
  }

  /**
   * Notes the versions of some nodes.
   *
   * @param packages of each name, its id
   */
  void learn(List<SpecNode> nodes, Map<String, Long> packages, long at) throws SQLException {
    // Sorted, so that two servers that add the same wait for each other and not in a circle.
    Map<Long, TreeSet<String>> versions = new TreeMap<>();
    for (SpecNode node : nodes) {
      if (node.concrete() && node.version() != null) {
        versions
            .computeIfAbsent(packages.get(node.name()), none -> new TreeSet<>())
            .add(node.version());
      }
    }
    List<Object[]> rows = new ArrayList<>();
    versions.forEach(
        (name, all) -> all.forEach(version -> rows.add(new Object[] {name, version, 0})));
    List<Long> added = new ArrayList<>();
    sql.insert(NEW, rows, row -> added.add(row.getLong(1)));
    if (!added.isEmpty() && sql.id("SELECT 1 FROM advisory LIMIT 1") != null) {
      JobRows.queue(sql, "advisories", 0, 1, at);
    }
  }
}
