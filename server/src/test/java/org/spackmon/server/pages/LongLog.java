package org.spackmon.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The report of a phase whose log has 100 MB in a million lines, the error at nine tenths. */
final class LongLog {
  static final int LINES = 1_000_000;
  static final int ERROR = 900_000;

  private static final int AT_ONCE = 10_000;
  private static final String OPTIONS =
      " -O2 -fPIC -Iinclude -DREEF=1 -Wall -Wextra -Wno-unused -o objects/reef/of/the/day.o";

  private LongLog() {}

  /** The body of the report, piece by piece. */
  static Iterable<byte[]> report(long build) {
    String head =
        "{\"build_id\":" + build + ",\"status\":\"ERROR\",\"phase_name\":\"build\",\"output\":\"";
    Stream<String> lines = IntStream.range(0, LINES / AT_ONCE).mapToObj(LongLog::lines);
    String tail = "make: *** [all] Error 1\\n\"}";
    return () ->
        Stream.of(Stream.of(head), lines, Stream.of(tail))
            .flatMap(piece -> piece)
            .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
            .iterator();
  }

  private static String lines(int part) {
    StringBuilder lines = new StringBuilder();
    for (int line = part * AT_ONCE + 1; line <= (part + 1) * AT_ONCE; line++) {
      if (line == ERROR) {
        lines.append("reef.c:12:3: error: unknown type name 'polyp'");
      } else {
        lines.append("cc -c file").append(line).append(".c").append(OPTIONS);
        lines.append(line == 7 ? " \\u001b[32mcoral\\u001b[0m" : "");
      }
      lines.append("\\n");
    }
    return lines.toString();
  }

  /** How many lines compile a file whose number begins so. */
  static long filesThatBegin(String digits) {
    return IntStream.rangeClosed(1, LINES)
        .filter(line -> line != ERROR && String.valueOf(line).startsWith(digits))
        .count();
  }
}
