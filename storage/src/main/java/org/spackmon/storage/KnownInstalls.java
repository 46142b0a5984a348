package org.spackmon.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a store?
 *
 * @param installs what is in it, as far as is known
 * @param failures when each failed, by hash
 * @param environments of its system that are there: state by path
 */
public record KnownInstalls(
    List<Known> installs, Map<String, Long> failures, Map<String, String> environments) {

  /** What of an install tells whether it is as it was. */
  public record Known(
      String hash, @Nullable Long installed, boolean explicit, boolean deprecated) {}

  static KnownInstalls read(Handle handle, String system, String root) {
    List<Known> installs =
        handle
            .createQuery(
                """
                SELECT i.hash, i.installed_at, i.explicit, i.deprecated_for
                FROM system y JOIN store s ON s.system_id = y.id JOIN install i ON i.store_id = s.id
                WHERE y.name = :system AND s.root = :root AND i.uninstalled_at IS NULL""")
            .bind("system", system)
            .bind("root", root)
            .map(
                (row, context) -> {
                  long installed = row.getLong(2);
                  return new Known(
                      row.getString(1),
                      row.wasNull() ? null : Long.valueOf(installed),
                      row.getInt(3) == 1,
                      row.getString(4) != null);
                })
            .list();
    Map<String, Long> failures = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT f.hash, f.failed_at
            FROM system y JOIN store s ON s.system_id = y.id
              JOIN store_failure f ON f.store_id = s.id
            WHERE y.name = :system AND s.root = :root""")
        .bind("system", system)
        .bind("root", root)
        .map((row, context) -> failures.put(row.getString(1), row.getLong(2)))
        .list();
    Map<String, String> environments = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT e.path, e.state FROM system y JOIN environment e ON e.system_id = y.id
            WHERE y.name = :system AND e.gone_at IS NULL""")
        .bind("system", system)
        .map((row, context) -> environments.put(row.getString(1), row.getString(2)))
        .list();
    return new KnownInstalls(installs, failures, environments);
  }
}
