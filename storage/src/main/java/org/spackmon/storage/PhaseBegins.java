package org.spackmon.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Where in a whole log do phases begin? With Spack's new installer a log is written late, so a
 * client that looks how long it is may be some lines early. Spack's own line in it says it for
 * sure.
 */
final class PhaseBegins {
  /** How much may be on its way: a pipe holds less. */
  private static final int LATE = 256 << 10;

  private final Jdbi reads;
  private final Contents contents;

  /** A phase, and the first of its bytes. */
  record Begin(long phase, long at) {}

  private record Said(long phase, String name, long at) {}

  PhaseBegins(Jdbi reads, Contents contents) {
    this.reads = reads;
    this.contents = contents;
  }

  /** Of those that begin elsewhere than was said. */
  List<Begin> in(long log, long content) {
    return said(log).stream().map(said -> find(content, said)).filter(Objects::nonNull).toList();
  }

  private List<Said> said(long log) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT p.id, p.name, p.log_at FROM run_log l
                    JOIN run_build b ON b.run_id = l.run_id AND b.build_key = l.build_key
                    JOIN phase p ON p.attempt_id = b.attempt_id
                    WHERE l.id = :log AND p.step = 0 AND p.log_at IS NOT NULL""")
                .bind("log", log)
                .map((row, context) -> new Said(row.getLong(1), row.getString(2), row.getLong(3)))
                .list());
  }

  private @Nullable Begin find(long content, Said said) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      contents.read(content, said.at, LATE, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Any bytes will do, and one is one character.
    String text = out.toString(StandardCharsets.ISO_8859_1);
    byte[] line = ("Executing phase: '" + said.name + "'").getBytes(StandardCharsets.UTF_8);
    int end = text.indexOf(new String(line, StandardCharsets.ISO_8859_1));
    int start = end < 0 ? 0 : text.lastIndexOf("==> ", end);
    return start <= 0 ? null : new Begin(said.phase, said.at + start);
  }
}
