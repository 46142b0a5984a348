package org.spackmon.server.pages.packages;

import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.packages.Matrix;
import org.spackmon.storage.views.packages.Matrix.Cell;
import org.spackmon.storage.views.packages.Matrix.Score;
import org.spackmon.storage.views.packages.MatrixBy;

/** The page of a package's matrix. */
record MatrixSheet(Frame frame, String packageName, Matrix matrix) {

  /** How a cell is shown: how many tries succeeded, of those that ended well or badly. */
  record Shown(String word, String shape, String said, String link) {}

  @Nullable Shown at(String version, String column) {
    Score score = matrix.at(version, column);
    if (score == null) {
      return null;
    }
    long good = score.succeeded();
    long bad = score.failed();
    String shape = bad == 0 ? good == 0 ? "announced" : "success" : good == 0 ? "failed" : "mixed";
    String word =
        good + bad == 0
            ? Spoken.count(score.tried())
            : Spoken.count(good) + "/" + Spoken.count(good + bad);
    String said =
        Spoken.count(good)
            + " succeeded, "
            + Spoken.count(bad)
            + " failed, "
            + Spoken.count(score.tried() - good - bad)
            + " neither";
    return new Shown(
        word,
        shape,
        said,
        CellSheet.link(frame, packageName, matrix.by(), new Cell(version, column)));
  }

  String by(MatrixBy other) {
    return frame.to(path(packageName, other));
  }

  /** Of a page, and below {@code /api/v1}. */
  static String path(String packageName, MatrixBy by) {
    return "/packages/matrix?name=" + Frame.encode(packageName) + "&by=" + by.word();
  }

  @Nullable String isBy(MatrixBy other) {
    return other == matrix.by() ? "page" : null;
  }

  static String named(String name) {
    return name.isEmpty() ? BuildFilter.NONE : name;
  }
}
