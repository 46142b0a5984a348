package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.spackmon.spack.SpecNode;
import org.spackmon.storage.sql.Insert;
import org.spackmon.storage.sql.Statements;

/**
 * Which packages are there in which versions? What is new is looked up among advisories. Nothing is
 * ever removed here, so what is known stays known; {@link #forget} what came to nothing.
 */
final class VersionRows {
  /** Above this many, memory starts anew. */
  private static final int LIMIT = 50_000;

  private static final Insert NEW =
      Insert.into(
          "package_version",
          "package_id big, version text, matched big",
          "ON CONFLICT (package_id, version) DO NOTHING RETURNING id");

  private final Statements sql;
  private final Set<Version> known = new HashSet<>();

  private record Version(long packageId, String version) {}

  VersionRows(Statements sql) {
    this.sql = sql;
  }

  /**
   * Notes the versions of some nodes.
   *
   * @param packages of each name, its id
   */
  void learn(List<SpecNode> nodes, Map<String, Long> packages, long at) throws SQLException {
    if (known.size() > LIMIT) {
      known.clear();
    }
    List<Version> unknown = new ArrayList<>();
    for (SpecNode node : nodes) {
      if (node.concrete() && node.version() != null) {
        long packageId = Objects.requireNonNull(packages.get(node.name()));
        Version version = new Version(packageId, node.version());
        if (known.add(version)) {
          unknown.add(version);
        }
      }
    }
    // Sorted, so that two servers that add the same wait for each other and not in a circle.
    unknown.sort(Comparator.comparing(Version::packageId).thenComparing(Version::version));
    List<Object[]> rows =
        unknown.stream().map(each -> new Object[] {each.packageId, each.version, 0}).toList();
    List<Long> added = new ArrayList<>();
    sql.insert(NEW, rows, row -> added.add(row.getLong(1)));
    if (!added.isEmpty() && sql.id("SELECT 1 FROM advisory LIMIT 1") != null) {
      JobRows.queue(sql, "advisories", 0, 1, at);
    }
  }

  void forget() {
    known.clear();
  }
}
