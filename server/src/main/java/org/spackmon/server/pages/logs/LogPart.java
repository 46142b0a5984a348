package org.spackmon.server.pages.logs;

import java.util.List;

/**
 * Some lines of a phase's log as a page shows them.
 *
 * @param home link of the log's own page, to which {@code &line=42#L42} can be added
 * @param named whether the lines carry the anchors {@code #L42}: one part of a page can
 * @param marked the line that the log's reader found to tell what went wrong; 0 for none
 */
public record LogPart(String home, boolean named, long marked, List<LogLine> lines) {

  String link(LogLine line) {
    return named ? "#L" + line.number() : LogSheet.at(home, line.number());
  }

  String id(LogLine line) {
    return "L" + line.number();
  }

  /** How many lines were left out before the one at the index; 0 for none. */
  long gap(int index) {
    return index == 0 ? 0 : lines.get(index).number() - lines.get(index - 1).number() - 1;
  }

  String classes(LogLine line) {
    String look = line.look().word();
    return line.number() == marked ? (look + " marked").trim() : look;
  }
}
