package org.spackmon.storage.views.specs;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spackmon.storage.views.search.Hits;

/** What do specs need, directly and through others? */
public final class Below {
  private static final String BELOW =
      """
      WITH RECURSIVE below (id) AS (
        SELECT id FROM node WHERE id IN (%s)
        UNION
        SELECT e.child_id FROM below b JOIN edge e ON e.parent_id = b.id
        WHERE e.child_id IS NOT NULL)
      SELECT id FROM below
      """;

  private Below() {}

  /** Ids of these specs and of all that they need. */
  public static List<Long> of(Handle handle, List<Long> specs) {
    return handle.createQuery(BELOW.formatted(Hits.list(specs))).mapTo(Long.class).list();
  }
}
