package org.spackmon.storage.views.environments;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** Which Spack environments are there, and what of them is installed? */
public final class Environments {
  private final Jdbi reads;

  public Environments(Jdbi reads) {
    this.reads = reads;
  }

  /** The newest first. */
  public Page<EnvironmentRow> list(EnvironmentsView view) {
    return reads.withHandle(
        handle ->
            Paging.page(
                view.cursor(),
                view.limit(),
                (from, most) -> EnvironmentReader.list(handle, view, from, most),
                row -> Long.toString(row.id())));
  }

  public Optional<EnvironmentPage> get(long id) {
    return reads.withHandle(handle -> EnvironmentReader.page(handle, id));
  }

  /** Ids of its roots, as far as they are known, in its order and none of them twice. */
  public List<Long> roots(long id) {
    return reads.withHandle(handle -> EnvironmentReader.roots(handle, id));
  }
}
