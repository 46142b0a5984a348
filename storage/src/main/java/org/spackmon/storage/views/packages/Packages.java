package org.spackmon.storage.views.packages;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** How does a package fare: by version, compiler and system, and over time? */
public final class Packages {
  /** Attempts that a history looks back over. */
  public static final int HISTORY = 500;

  private final Jdbi reads;

  public Packages(Jdbi reads) {
    this.reads = reads;
  }

  public Matrix matrix(String packageName, MatrixBy by) {
    return reads.withHandle(handle -> MatrixReader.matrix(handle, packageName, by));
  }

  /** Its last {@link #HISTORY} attempts, the oldest first. */
  public List<Try> history(String packageName) {
    return reads.withHandle(handle -> HistoryReader.tries(handle, packageName, HISTORY));
  }
}
