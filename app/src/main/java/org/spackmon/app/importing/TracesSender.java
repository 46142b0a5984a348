package org.spackmon.app.importing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Redaction;
import org.spackmon.spack.store.BuildTraces;
import org.spackmon.spack.store.Problems;

/** Sends what an install keeps of its build, without what is secret. */
final class TracesSender {
  private static final long LARGEST_FILE = 4 << 20;
  private static final int LARGEST_LOG = 1 << 30;
  private static final int PIECE = 1 << 20;

  private TracesSender() {}

  /**
   * The bytes, before the event that tells of the build.
   *
   * @return where in the log each phase begins
   */
  static Map<String, Long> send(ImportRun run, String build, BuildTraces traces, Problems problems)
      throws IOException {
    Map<String, Long> begins =
        traces.log() == null ? Map.of() : log(run, build, traces.log(), problems);
    for (Map.Entry<String, Path> file : traces.files().entrySet()) {
      byte[] bytes = read(file.getValue(), problems);
      if (bytes != null) {
        run.file(build, Redaction.text(file.getKey()), Shown.file(file.getKey(), bytes));
      }
    }
    return begins;
  }

  /** Sends a log, and tells where in it each phase begins. */
  static Map<String, Long> log(ImportRun run, String build, Path file, Problems problems)
      throws IOException {
    byte[] log = unpacked(file, problems);
    return log == null ? Map.of() : log(run, build, log);
  }

  static Map<String, Long> log(ImportRun run, String build, byte[] log) throws IOException {
    byte[] shown = Shown.log(log);
    if (!run.wholeLog(build, shown)) {
      inPieces(run, build, shown);
    }
    return PhaseLines.of(shown);
  }

  private static void inPieces(ImportRun run, String build, byte[] log) throws IOException {
    InputStream pieces = new ByteArrayInputStream(log);
    long at = 0;
    for (byte[] piece = pieces.readNBytes(PIECE);
        piece.length > 0;
        piece = pieces.readNBytes(PIECE)) {
      run.log(build, at, piece, piece.length);
      at += piece.length;
    }
    run.event(
        "log",
        out -> {
          out.writeStringField("build", build);
          out.writeNumberField("bytes", log.length);
          out.writeStringField("sha256", sha256(log));
          out.writeStringField("file", "logs/" + build + ".log.gz");
        });
  }

  private static byte @Nullable [] unpacked(Path file, Problems problems) {
    try (InputStream in =
        file.toString().endsWith(".gz")
            ? new GZIPInputStream(Files.newInputStream(file), 1 << 14)
            : Files.newInputStream(file)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
      byte[] buffer = new byte[1 << 14];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        if (out.size() > LARGEST_LOG) {
          problems.found(file + ": is too large to be kept");
          return null;
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      problems.found(file, e);
      return null;
    }
  }

  private static byte @Nullable [] read(Path file, Problems problems) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        problems.found(file + ": is too large to be kept");
        return null;
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      problems.found(file, e);
      return null;
    }
  }

  /**
   * What is known of the build, in the event that tells of it.
   *
   * @param begins where in the log each phase begins
   */
  static void write(JsonGenerator out, BuildTraces traces, Map<String, Long> begins)
      throws IOException {
    out.writeObjectFieldStart("built");
    TreeImport.text(out, "spack", traces.spackVersion());
    out.writeObjectFieldStart("host");
    for (Map.Entry<String, String> fact : traces.host().entrySet()) {
      out.writeStringField(fact.getKey(), fact.getValue());
    }
    out.writeEndObject();
    out.writeArrayFieldStart("phases");
    for (BuildTraces.Phase phase : traces.phases()) {
      phase(out, phase.name(), phase.took(), begins.get(phase.name()));
    }
    if (traces.phases().isEmpty()) { // nobody took the time: the log still names them
      for (Map.Entry<String, Long> begin : begins.entrySet()) {
        phase(out, begin.getKey(), null, begin.getValue());
      }
    }
    out.writeEndArray();
    Long took = traces.took();
    if (took != null) {
      out.writeNumberField("took", took);
    }
    out.writeEndObject();
  }

  private static void phase(
      JsonGenerator out, String name, @Nullable Long took, @Nullable Long logAt)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("name", name);
    if (took != null) {
      out.writeNumberField("took", took);
    }
    if (logAt != null) {
      out.writeNumberField("log_at", logAt);
    }
    out.writeEndObject();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
