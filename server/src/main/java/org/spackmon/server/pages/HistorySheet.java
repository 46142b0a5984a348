package org.spackmon.server.pages;

import java.util.List;

/** The page of a package's history, system by system. */
record HistorySheet(Frame frame, String packageName, List<SystemHistory> systems) {

  String attempt(SystemHistory.Dot dot) {
    return BuildTable.attempt(frame, dot.tried().build(), dot.tried().number());
  }
}
