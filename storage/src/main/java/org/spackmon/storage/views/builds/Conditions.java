package org.spackmon.storage.views.builds;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.search.Hits;

/** Parts of a filter that attempts aren't counted by. */
final class Conditions {
  private Conditions() {}

  /**
   * All that the filter holds.
   *
   * @param packageId of the package that is named; null where there is none such
   * @param few so few attempts can be read and sorted
   */
  static List<Condition> of(BuildFilter filter, @Nullable Long packageId, Handle handle, long few) {
    List<Condition> conditions = new ArrayList<>();
    if (filter.version() != null) {
      conditions.add(
          Condition.oneOf(
              "SELECT v.version FROM node v WHERE v.id = a.node_id",
              packageId == null ? List.of() : Versions.of(handle, packageId, filter.version())));
    }
    if (filter.host() != null) {
      conditions.add(host(handle, filter.host(), few));
    }
    if (filter.file() != null) {
      conditions.add(file(filter.file()));
    }
    return conditions;
  }

  /** By a whole name, or by what is before its domain. */
  private static Condition host(Handle handle, String name, long few) {
    List<Long> hosts =
        handle
            .createQuery(
                "SELECT id FROM build_host WHERE hostname = ? OR (hostname >= ? AND hostname < ?)")
            .bind(0, name)
            .bind(1, name + ".")
            .bind(2, name + "/") // the character behind the dot
            .mapTo(Long.class)
            .list();
    if (hosts.isEmpty()) {
      return Condition.NEVER;
    }
    Condition passing =
        Condition.oneOf("SELECT b.host_id FROM build b WHERE b.id = a.build_id", hosts);
    String builds = "build b WHERE b.host_id IN (" + Hits.list(hosts) + ")";
    long found =
        handle
            .createQuery("SELECT count(*) FROM (SELECT b.id FROM " + builds + " LIMIT ?) found")
            .bind(0, few + 1)
            .mapTo(Long.class)
            .one();
    return found > few
        ? passing
        : new Condition(
            passing.sql(),
            passing.arguments(),
            builds.replace(" WHERE ", " CROSS JOIN attempt a WHERE a.build_id = b.id AND "));
  }

  private static Condition file(String name) {
    String escaped = name.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return new Condition(
        """
        EXISTS (SELECT 1 FROM finding f WHERE f.attempt_id = a.id
          AND (f.file = ? OR f.file LIKE ? ESCAPE '!'))""",
        List.of(name, "%/" + escaped),
        null);
  }
}
