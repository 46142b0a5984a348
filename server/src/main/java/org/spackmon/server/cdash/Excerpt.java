package org.spackmon.server.cdash;

import java.util.Map;
import java.util.TreeMap;
import org.spackmon.server.cdash.CdashXml.Event;

/**
 * What of a log is in its errors and warnings: Spack sends the lines that look like one, with a few
 * around each, and where they stand.
 */
final class Excerpt {
  private final TreeMap<Long, String> lines = new TreeMap<>();

  Excerpt(CdashXml file) {
    for (Event event : file.events()) {
      if (!event.what().equals("Test")) {
        add(event);
      }
    }
  }

  private void add(Event event) {
    long at = number(event.get("BuildLogLine") + event.get("TestLogLine"));
    String[] before = lines(event.get("PreContext"));
    for (int i = 0; i < before.length; i++) {
      lines.putIfAbsent(at - before.length + i, before[i]);
    }
    lines.put(at, plain(event.get("Text")));
    long next = at;
    for (String line : lines(event.get("PostContext"))) {
      lines.putIfAbsent(++next, line);
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String[] lines(String text) {
    return text.isEmpty() ? new String[0] : plain(text).split("\n", -1);
  }

  /** Spack escapes these twice. */
  private static String plain(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** Line by line; where some are missing, a line says how many. */
  String text() {
    StringBuilder text = new StringBuilder();
    long next = 1;
    for (Map.Entry<Long, String> line : lines.entrySet()) {
      long missing = line.getKey() - next;
      if (missing > 0) {
        text.append("[… ")
            .append(missing)
            .append(missing == 1 ? " line" : " lines")
            .append(" …]\n");
      }
      text.append(line.getValue()).append('\n');
      next = line.getKey() + 1;
    }
    return text.toString();
  }
}
