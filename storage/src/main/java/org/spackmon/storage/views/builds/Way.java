package org.spackmon.storage.views.builds;

import java.util.List;

/** By which way are attempts found whose packages have a part of a name? */
enum Way {
  /** There are no such packages. */
  NONE,
  /** By the index of the rarest facet, the packages in passing. */
  FACET,
  /** They are few: all are read and sorted. */
  SORT,
  /** A page of each package, of which one is made. */
  STREAMS,
  /** By all attempts: there are so many packages that every second attempt will do. */
  ALL;

  static Way of(Choice choice, Effort effort) {
    List<Long> packages = choice.hits() == null ? List.of() : choice.hits().packages();
    List<Facet> facets = choice.facets();
    if (packages.isEmpty()) {
      return NONE;
    }
    if (!facets.isEmpty() && facets.get(0).count() < choice.hitCount()) {
      return FACET;
    }
    if (choice.hitCount() <= effort.few()) {
      return SORT;
    }
    if (Pick.tagged(facets)) {
      return FACET; // not to look for the tag once for each package
    }
    return packages.size() <= effort.streams() ? STREAMS : ALL;
  }
}
