package org.spackmon.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.storage.findings.Examined;
import org.spackmon.storage.findings.Examiner;
import org.spackmon.storage.findings.Found;

/** Takes a line with "error: " in it for an error, and what follows for its fingerprint. */
record PlainExaminer(int version) implements Examiner {
  private static final String MARK = "error: ";

  @Override
  public Examined log(Source log) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      log.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Found> found = new ArrayList<>();
    String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int mark = lines[i].indexOf(MARK);
      if (mark >= 0) {
        found.add(found(i + 1L, lines[i], lines[i].substring(mark + MARK.length())));
      }
    }
    return new Examined(found, found.size(), 0);
  }

  @Override
  public Examined words(String said) {
    return new Examined(List.of(found(0, said, said)), 1, 0);
  }

  private Found found(long line, String text, String summary) {
    return new Found(line, text, null, 0, "compile", summary, version + ":" + summary, 1);
  }
}
