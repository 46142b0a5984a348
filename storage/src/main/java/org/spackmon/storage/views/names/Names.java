package org.spackmon.storage.views.names;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** Which packages, compilers, systems, owners and tags are there, and how do their builds fare? */
public final class Names {
  private static final String NONE = "none";

  private final Jdbi reads;

  public Names(Jdbi reads) {
    this.reads = reads;
  }

  /** Names of one kind, in the order of the alphabet. */
  public Page<NameRow> list(Facet facet, NamesView view) {
    return reads.withHandle(
        handle ->
            Paging.page(
                view.cursor(),
                view.limit(),
                (from, most) ->
                    NameReader.rows(handle, facet, named(facet, view), view.q(), from, most),
                NameRow::name));
  }

  /** An address says "none" for the compiler of what has none. */
  private static @Nullable String named(Facet facet, NamesView view) {
    boolean none = facet == Facet.COMPILER && NONE.equals(view.name());
    return none ? "" : view.name();
  }

  public Optional<NameRow> get(Facet facet, String name) {
    return reads.withHandle(
        handle -> NameReader.rows(handle, facet, name, null, null, 1).stream().findFirst());
  }

  /** Names that start as typed, for a form's suggestions, in the order of the alphabet. */
  public List<String> starting(Facet facet, String start, int most) {
    return reads.withHandle(handle -> NameReader.starting(handle, facet, start, most));
  }

  /** Build hosts of a system, in the order in which they were first seen. */
  public Page<HostRow> hosts(String system, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(
        handle ->
            Paging.page(
                cursor,
                limit,
                (from, most) -> NameReader.hosts(handle, system, from, most),
                row -> Long.toString(row.id())));
  }

  /** How all attempts came out. */
  public Counts counts() {
    return reads.withHandle(NameReader::counts);
  }
}
