package org.spackmon.server.pages.packages;

import java.util.List;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;

/** The page of a package's history, system by system. */
record HistorySheet(Frame frame, String packageName, List<SystemHistory> systems) {

  String list(SystemHistory history) {
    return frame.to(
        "/?package=" + Frame.encode(packageName) + "&system=" + Frame.encode(history.system()));
  }

  String attempt(SystemHistory.Dot dot) {
    return BuildTable.attempt(frame, dot.tried().build(), dot.tried().number());
  }
}
