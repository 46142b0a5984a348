package org.spackmon.storage.views.builds;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.spackmon.storage.views.builds.Facet.Kind;

/** Which failures are told in a line that holds these words? */
final class Errors {
  /** The newest of them: a few letters may be in every failure's line. */
  private static final int MOST = 500;

  private Errors() {}

  private record Failure(long id, long attempts) {}

  static Facet facet(Handle handle, String part) {
    List<Failure> failures =
        handle
            .createQuery(
                """
                SELECT id, attempts FROM failure
                WHERE replace(lower(headline), ?, '') <> lower(headline)
                ORDER BY last_id DESC LIMIT ?""")
            .bind(0, part.toLowerCase(Locale.ROOT))
            .bind(1, MOST)
            .map((row, context) -> new Failure(row.getLong(1), row.getLong(2)))
            .list();
    return new Facet(
        Kind.FAILURE,
        failures.stream().map(Failure::id).toList(),
        failures.stream().mapToLong(Failure::attempts).sum());
  }
}
