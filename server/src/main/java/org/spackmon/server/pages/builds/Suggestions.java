package org.spackmon.server.pages.builds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spackmon.storage.views.names.Facet;
import org.spackmon.storage.views.names.Names;

/**
 * Which names may somebody want to filter by? The most used ones, looked up now and then: they
 * hardly change, and looking them up costs more than a page of builds.
 */
final class Suggestions {
  private static final long KEPT_NANOS = 60_000_000_000L;
  private static final int MOST = 20;

  private final Names names;
  private volatile Known known;

  /** What was looked up, and when. */
  private record Known(Map<String, List<String>> names, long at) {}

  Suggestions(Names names) {
    this.names = names;
    this.known = new Known(Map.of(), System.nanoTime() - KEPT_NANOS - 1);
  }

  /** By the parameter of a filter. */
  Map<String, List<String>> now() {
    Known current = known;
    if (System.nanoTime() - current.at() > KEPT_NANOS) {
      Map<String, List<String>> found = new LinkedHashMap<>();
      for (Facet facet : List.of(Facet.COMPILER, Facet.SYSTEM, Facet.OWNER, Facet.TAG)) {
        found.put(facet.name().toLowerCase(java.util.Locale.ROOT), names.starting(facet, "", MOST));
      }
      current = new Known(found, System.nanoTime());
      known = current;
    }
    return current.names();
  }
}
