package org.spackmon.app.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spackmon.spack.store.Problems;

/**
 * Sends a build's log without what is secret, and tells where in it each phase begins. A long one
 * goes in pieces, so that memory doesn't grow with it.
 */
final class LogSender {
  private static final int LONG = 4 << 20;
  private static final int PIECE = 1 << 20;
  private static final long LARGEST = 1 << 30;

  private final ImportRun run;
  private final String build;
  private final Map<String, Long> begins = new LinkedHashMap<>();
  private final MessageDigest digest = Sha256.digest();
  private long position;

  private LogSender(ImportRun run, String build) {
    this.run = run;
    this.build = build;
  }

  /** Of one that is damaged or endless, what comes before that is sent. */
  static Map<String, Long> send(ImportRun run, String build, Path file, Problems problems)
      throws IOException {
    LogSender sender = new LogSender(run, build);
    try (InputStream log = new ReadableFile(file, problems)) {
      sender.send(log);
    }
    if (sender.position > LARGEST) {
      problems.found(file + ": is too large to be kept as a whole");
    }
    return sender.begins;
  }

  static Map<String, Long> send(ImportRun run, String build, byte[] log) throws IOException {
    LogSender sender = new LogSender(run, build);
    sender.send(new ByteArrayInputStream(log));
    return sender.begins;
  }

  private void send(InputStream log) throws IOException {
    byte[] first = log.readNBytes(LONG);
    if (first.length < LONG) {
      byte[] shown = Shown.log(first);
      if (shown.length == 0 || run.wholeLog(build, shown)) {
        begins.putAll(PhaseLines.of(shown));
        return;
      }
    }
    pieces(new SequenceInputStream(new ByteArrayInputStream(first), log));
    run.event(
        "log",
        out -> {
          out.writeStringField("build", build);
          out.writeNumberField("bytes", position);
          out.writeStringField("sha256", HexFormat.of().formatHex(digest.digest()));
          out.writeStringField("file", "logs/" + build + ".log.gz");
        });
  }

  /** Each piece ends with a line, as far as lines aren't endless: a secret mustn't be cut. */
  private void pieces(InputStream log) throws IOException {
    byte[] rest = new byte[0];
    boolean ended = false;
    while (!ended && position <= LARGEST) {
      byte[] read = log.readNBytes(PIECE);
      ended = read.length < PIECE;
      byte[] text = Arrays.copyOf(rest, rest.length + read.length);
      System.arraycopy(read, 0, text, rest.length, read.length);
      int end = ended || text.length > 2 * PIECE ? text.length : endOfLines(text);
      piece(Arrays.copyOf(text, end));
      rest = Arrays.copyOfRange(text, end, text.length);
    }
  }

  private static int endOfLines(byte[] text) {
    int end = text.length;
    while (end > 0 && text[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void piece(byte[] text) throws IOException {
    byte[] shown = Shown.log(text);
    if (shown.length > 0) {
      run.log(build, position, shown, shown.length);
      digest.update(shown);
      long here = position;
      PhaseLines.of(shown).forEach((phase, at) -> begins.putIfAbsent(phase, here + at));
      position += shown.length;
    }
  }
}
