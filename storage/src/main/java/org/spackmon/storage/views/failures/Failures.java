package org.spackmon.storage.views.failures;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** Why did attempts fail, and what do they have in common? */
public final class Failures {
  private final Jdbi reads;

  public Failures(Jdbi reads) {
    this.reads = reads;
  }

  public Page<FailureRow> list(FailuresView view) {
    return reads.withHandle(
        handle ->
            Paging.page(
                view.cursor(),
                view.limit(),
                (from, most) -> FailureReader.list(handle, view.filter(), from, most),
                row -> FailureReader.key(view.filter(), row)));
  }

  public Optional<FailurePage> get(long failure) {
    return reads.withHandle(handle -> FailureReader.page(handle, failure));
  }

  /** Why an attempt failed; empty until its log was read. */
  public Optional<Diagnosis> diagnosis(long attempt) {
    return reads.withHandle(handle -> DiagnosisReader.of(handle, attempt));
  }

  /** Since when this attempt's package fails on its system. */
  public Optional<Story> story(long attempt) {
    return reads.withHandle(handle -> StoryReader.of(handle, attempt));
  }
}
