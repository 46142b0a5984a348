package org.spackmon.storage.views.search;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Nearest;

/** Which name of a table was probably meant? Looks at some thousands at most. */
public final class Nearby {
  private static final int MOST = 10_000;

  private Nearby() {}

  /**
   * The most alike, or null when none is.
   *
   * @param table package, compiler, system, account or tag
   */
  public static @Nullable String name(Handle handle, String table, String word) {
    List<String> names =
        handle
            .createQuery("SELECT name FROM " + table + " ORDER BY id DESC LIMIT ?")
            .bind(0, MOST)
            .mapTo(String.class)
            .list();
    return Nearest.to(word, names);
  }
}
