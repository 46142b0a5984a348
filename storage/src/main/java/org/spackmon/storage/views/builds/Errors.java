package org.spackmon.storage.views.builds;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.spackmon.storage.views.builds.Facet.Kind;
import org.spackmon.storage.views.search.Hits;

/** Which errors of logs are told in a line that holds these words? */
final class Errors {
  /** The newest of them: a few letters may be in every error's line. */
  private static final int MOST = 500;

  /** Findings of each that are counted at least. */
  private static final int EACH = 500;

  /** So many are read, those that were met first last. */
  private static final int READ = 50_000;

  private Errors() {}

  /**
   * Attempts that met any of them, as their cause or beside it.
   *
   * @param all attempts in the store: so many count as met where more than a page looks at are
   */
  static Facet facet(Handle handle, String part, long all, Effort effort) {
    String escaped = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    List<Long> errors =
        handle
            .createQuery(
                """
                SELECT id FROM error WHERE words LIKE ? ESCAPE '!'
                  AND id > (SELECT coalesce(max(id), 0) FROM error) - ?
                ORDER BY id DESC LIMIT ?""")
            .bind(0, "%" + escaped.toLowerCase(Locale.ROOT) + "%")
            .bind(1, READ)
            .bind(2, MOST)
            .mapTo(Long.class)
            .list();
    return new Facet(Kind.ERROR, errors, errors.isEmpty() ? 0 : met(handle, errors, all, effort));
  }

  /** Error by error: asked for all at once, PostgreSQL reads every finding until it is analyzed. */
  private static long met(Handle handle, List<Long> errors, long all, Effort effort) {
    long met =
        handle
            .createQuery(
                """
                SELECT coalesce(sum((SELECT count(*)
                  FROM (SELECT 1 FROM finding f WHERE f.error_id = e.id LIMIT ?) counted)), 0)
                FROM error e WHERE e.id IN (%s)"""
                    .formatted(Hits.list(errors)))
            .bind(0, 1 + Math.max(EACH, effort.lookups() / errors.size()))
            .mapTo(Long.class)
            .one();
    return met > effort.lookups() ? Math.max(all, met) : met;
  }
}
