package org.spackmon.app.importing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Redaction;
import org.spackmon.spack.store.BuildTraces;
import org.spackmon.spack.store.Problems;

/** Sends what an install keeps of its build, without what is secret. */
final class TracesSender {
  private static final long LARGEST_FILE = 4 << 20;

  private TracesSender() {}

  /**
   * The bytes, before the event that tells of the build.
   *
   * @return where in the log each phase begins
   */
  static Map<String, Long> send(ImportRun run, String build, BuildTraces traces, Problems problems)
      throws IOException {
    Map<String, Long> begins =
        traces.log() == null ? Map.of() : LogSender.send(run, build, traces.log(), problems);
    for (Map.Entry<String, Path> file : traces.files().entrySet()) {
      byte[] bytes = read(file.getValue(), problems);
      if (bytes != null) {
        run.file(build, Redaction.text(file.getKey()), Shown.file(file.getKey(), bytes));
      }
    }
    return begins;
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
}
