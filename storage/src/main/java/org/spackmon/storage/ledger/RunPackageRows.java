package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.runs.Role;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.storage.sql.Statements;

/** Plans of runs, and the Spack environments that they are made for. */
final class RunPackageRows {
  private final Statements sql;
  private final ContentRows contents;

  RunPackageRows(Statements sql, ContentRows contents) {
    this.sql = sql;
    this.contents = contents;
  }

  void planned(long run, RunEvent.Planned plan) throws SQLException {
    Set<String> roots = new HashSet<>(plan.roots());
    long position = next(run);
    for (RunEvent.PlannedPackage each : plan.packages()) {
      add(run, each, position++, roots.contains(each.hash()));
    }
  }

  private void add(long run, RunEvent.PlannedPackage each, long position, boolean root)
      throws SQLException {
    // A later plan knows more, but what it doesn't repeat still holds.
    sql.update(
        """
        INSERT INTO run_package (run_id, hash, position, name, version, role, explicit, root)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (run_id, hash) DO UPDATE SET name = excluded.name, version = excluded.version,
          role = excluded.role,
          explicit = CASE WHEN excluded.explicit = 1 THEN 1 ELSE run_package.explicit END,
          root = CASE WHEN excluded.root = 1 THEN 1 ELSE run_package.root END""",
        run,
        each.hash(),
        position,
        each.name(),
        each.version(),
        each.role().code(),
        each.explicit() ? 1 : 0,
        root ? 1 : 0);
  }

  private long next(long run) throws SQLException {
    Long last = sql.id("SELECT max(position) FROM run_package WHERE run_id = ?", run);
    return last == null ? 1 : last + 1;
  }

  void decided(long run, RunEvent.Ended end, @Nullable String name) throws SQLException {
    if (name == null) {
      Role role =
          switch (end.outcome()) {
            case REUSED -> Role.INSTALLED;
            case EXTERNAL -> Role.EXTERNAL;
            default -> Role.BUILD;
          };
      add(
          run,
          new RunEvent.PlannedPackage(end.hash(), "unknown", null, role, false),
          next(run),
          false);
    }
    sql.update(
        """
        UPDATE run_package SET outcome = ?, because = ?, installed_by = ?
        WHERE run_id = ? AND hash = ?""",
        end.outcome().code(),
        end.because(),
        end.by(),
        run,
        end.hash());
  }

  @Nullable String name(long run, String hash) throws SQLException {
    return sql.first(
        "SELECT name FROM run_package WHERE run_id = ? AND hash = ?",
        row -> row.getString(1),
        run,
        hash);
  }

  void environment(long run, RunEvent.EnvironmentActive event, @Nullable Long known)
      throws SQLException {
    if (sql.id(
            "SELECT 1 FROM run_environment WHERE run_id = ? AND path = ? AND name = ?",
            run,
            event.path(),
            event.name())
        != null) {
      return;
    }
    sql.update(
        """
        INSERT INTO run_environment (run_id, path, name, manifest_id, lock_id, environment_id)
        VALUES (?, ?, ?, ?, ?, ?)""",
        run,
        event.path(),
        event.name(),
        event.manifest() == null ? null : Long.valueOf(contents.add(event.manifest())),
        event.lock() == null ? null : Long.valueOf(contents.add(event.lock())),
        known);
  }
}
