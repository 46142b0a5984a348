package org.spackmon.app.importing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where in a build's log does each phase begin? Spack writes a line of its own before it. */
final class PhaseLines {
  private static final byte[] MARK = "==> ".getBytes(StandardCharsets.US_ASCII);
  private static final String SAID = "Executing phase: '";
  private static final int LONGEST = 400;

  private PhaseLines() {}

  /** Bytes before each phase's line, in the order of the log. */
  static Map<String, Long> of(byte[] log) {
    Map<String, Long> begins = new LinkedHashMap<>();
    for (int start = 0; start < log.length; start = next(log, start)) {
      if (marked(log, start)) {
        int end = Math.min(next(log, start), start + LONGEST);
        String line = new String(log, start, end - start, StandardCharsets.ISO_8859_1);
        int said = line.indexOf(SAID);
        int name = said + SAID.length();
        int quote = said < 0 ? -1 : line.indexOf('\'', name);
        if (quote > 0) {
          begins.putIfAbsent(line.substring(name, quote), (long) start);
        }
      }
    }
    return begins;
  }

  private static boolean marked(byte[] log, int start) {
    for (int i = 0; i < MARK.length; i++) {
      if (start + i >= log.length || log[start + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  private static int next(byte[] log, int start) {
    int at = start;
    while (at < log.length && log[at] != '\n') {
      at++;
    }
    return at + 1;
  }
}
