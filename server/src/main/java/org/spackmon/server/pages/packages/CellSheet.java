package org.spackmon.server.pages.packages;

import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.packages.Matrix.Cell;
import org.spackmon.storage.views.packages.MatrixBy;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/** The page of what is behind a cell of a package's matrix. */
record CellSheet(
    Frame frame,
    String packageName,
    MatrixBy by,
    Cell cell,
    Page<BuildRow> page,
    BuildTable table) {

  static String title(String packageName, MatrixBy by, Cell cell) {
    String version = cell.version().isEmpty() ? "" : "@" + cell.version();
    String column = MatrixSheet.named(cell.column());
    return packageName + version + (by == MatrixBy.COMPILER ? " %" + column : " on " + column);
  }

  static String link(Frame frame, String packageName, MatrixBy by, Cell cell) {
    return frame.to(
        "/packages/builds?name="
            + Frame.encode(packageName)
            + "&by="
            + by.word()
            + "&version="
            + Frame.encode(MatrixSheet.named(cell.version()))
            + "&of="
            + Frame.encode(MatrixSheet.named(cell.column())));
  }

  String matrix() {
    return frame.to(MatrixSheet.path(packageName, by));
  }

  @Nullable String newer() {
    return at(page.previous());
  }

  @Nullable String older() {
    return at(page.next());
  }

  private @Nullable String at(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : link(frame, packageName, by, cell) + "&cursor=" + Frame.encode(cursor.text());
  }
}
