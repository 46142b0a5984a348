package org.spackmon.storage.views.specs;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.compare.SpecGraph;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** Which specs are known, and what are they made of? Their builds: {@code Builds.ofSpec}. */
public final class Specs {
  private final Jdbi reads;

  public Specs(Jdbi reads) {
    this.reads = reads;
  }

  /** Specs, the newest first. */
  public Page<SpecRow> list(SpecsView view) {
    return reads.withHandle(handle -> SpecLists.list(handle, view));
  }

  /**
   * Specs by the start of a hash of any kind, whole matches first.
   *
   * @param most how many at most
   */
  public List<HashMatch> find(String hashPrefix, int most) {
    return reads.withHandle(handle -> SpecLists.find(handle, hashPrefix, most));
  }

  public Optional<SpecPage> get(long id) {
    return reads.withHandle(handle -> SpecReader.spec(handle, id));
  }

  /** A spec with all that it needs, to be compared with another. */
  public Optional<SpecGraph> graph(long id) {
    return reads.withHandle(handle -> GraphNodes.graph(handle, id));
  }

  /** A spec with all that it needs, to be drawn. */
  public Optional<NeededSpecs> needed(long id) {
    return reads.withHandle(handle -> NeededReader.read(handle, id));
  }

  /** Specs that need this one directly, the newest first. */
  public Page<DependentRow> dependents(long id, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(
        handle ->
            Paging.page(
                cursor,
                limit,
                (from, most) -> SpecReader.dependents(handle, id, from, most),
                row -> Long.toString(row.id())));
  }

  /** Spec files that hold this spec, the newest first. */
  public Page<DocumentRow> documents(long id, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(
        handle ->
            Paging.page(
                cursor,
                limit,
                (from, most) -> Documents.ofNode(handle, id, from, most),
                row -> Long.toString(row.id())));
  }

  public Optional<DocumentRow> document(long document) {
    return reads.withHandle(handle -> Documents.one(handle, document));
  }
}
