package org.spackmon.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Recorder;
import org.spackmon.record.attempts.PhaseState;

/** Where does the log of a failed phase first look like an error? */
final class PhaseLogJob implements JobKind {
  private final Jdbi reads;
  private final Contents contents;

  private record Phase(long attempt, String status, long content) {}

  PhaseLogJob(Jdbi reads, Contents contents) {
    this.reads = reads;
    this.contents = contents;
  }

  @Override
  public String name() {
    return Recorder.PHASE_LOG_JOB;
  }

  @Override
  public Result work(long id) {
    Optional<Phase> phase = find(id);
    // The log of a phase that went well is full of words that mean nothing.
    if (phase.isEmpty() || !new PhaseState(phase.get().status, "").failed()) {
      return books -> {};
    }
    Long line = firstError(phase.get().content);
    return books -> {
      books
          .statements()
          .update(
              "UPDATE phase SET error_line = ? WHERE id = ? AND content_id = ?",
              line,
              id,
              phase.get().content);
      books.changes().add("attempt", phase.get().attempt);
    };
  }

  private Optional<Phase> find(long id) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT attempt_id, status, content_id FROM phase
                    WHERE id = :id AND content_id IS NOT NULL""")
                .bind("id", id)
                .map((row, context) -> new Phase(row.getLong(1), row.getString(2), row.getLong(3)))
                .findOne());
  }

  private @Nullable Long firstError(long content) {
    List<Contents.Part> parts = contents.parts(content);
    for (Contents.Part part : parts) {
      // Any bytes will do, and one is one character.
      String text = new String(contents.bytes(part), StandardCharsets.ISO_8859_1);
      long line = part.firstLine();
      for (String each : text.split("\n", -1)) {
        if (ErrorLine.looksLikeOne(each)) {
          return line;
        }
        line++;
      }
    }
    return null;
  }
}
