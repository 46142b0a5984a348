package org.spackmon.storage.views.specs;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/** Which specs are known, and what are they made of? Their builds: {@code Builds.ofSpec}. */
public final class Specs {

  public Specs(Jdbi reads) {}

  /** Specs, the newest first. */
  public Page<SpecRow> list(SpecsView view) {
    return Page.empty();
  }

  /**
   * Specs by the start of a hash of any kind, whole matches first.
   *
   * @param most how many at most
   */
  public List<HashMatch> find(String hashPrefix, int most) {
    return List.of();
  }

  public Optional<SpecPage> get(long id) {
    return Optional.empty();
  }

  /** Specs that need this one directly, the newest first. */
  public Page<DependentRow> dependents(long id, @Nullable Cursor cursor, int limit) {
    return Page.empty();
  }

  /** Spec files that hold this spec, the newest first. */
  public Page<DocumentRow> documents(long id, @Nullable Cursor cursor, int limit) {
    return Page.empty();
  }

  public Optional<DocumentRow> document(long document) {
    return Optional.empty();
  }
}
