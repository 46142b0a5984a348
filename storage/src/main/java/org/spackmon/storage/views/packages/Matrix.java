package org.spackmon.storage.views.packages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How did each version of a package fare with each compiler, or on each system?
 *
 * @param versions the newest first, by Spack's order; "" for specs without one
 * @param columns names, those with most attempts first; "" for no compiler
 * @param moreVersions how many were left out
 * @param moreColumns how many were left out
 */
public record Matrix(
    MatrixBy by,
    List<String> versions,
    List<String> columns,
    Map<Cell, Score> cells,
    int moreVersions,
    int moreColumns) {

  /** Where a version meets a compiler or a system. */
  public record Cell(String version, String column) {}

  /**
   * How attempts came out.
   *
   * @param tried all of them, those too that neither succeeded nor failed
   */
  public record Score(long succeeded, long failed, long tried) {}

  /** How the attempts there came out; null where there were none. */
  public @Nullable Score at(String version, String column) {
    return cells.get(new Cell(version, column));
  }
}
