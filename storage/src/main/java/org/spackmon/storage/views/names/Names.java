package org.spackmon.storage.views.names;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/** Which packages, compilers, systems, owners and tags are there, and how do their builds fare? */
public final class Names {

  public Names(Jdbi reads) {}

  /** Names of one kind, in the order of the alphabet. */
  public Page<NameRow> list(Facet facet, NamesView view) {
    return Page.empty();
  }

  public Optional<NameRow> get(Facet facet, String name) {
    return Optional.empty();
  }

  /** Names that start as typed, for a form's suggestions; those with the most builds first. */
  public List<String> starting(Facet facet, String start, int most) {
    return List.of();
  }

  /** Build hosts of a system, by their id. */
  public Page<HostRow> hosts(String system, @Nullable Cursor cursor, int limit) {
    return Page.empty();
  }

  /** How all attempts came out. */
  public Counts counts() {
    return new Counts(Map.of());
  }
}
