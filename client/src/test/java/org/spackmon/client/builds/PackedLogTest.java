package org.spackmon.client.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackedLogTest {
  @TempDir Path place = Path.of("");
  private final byte[] bytes = new byte[300_000];
  private final byte[] piece = new byte[64_000];
  private Path file = place;

  @BeforeEach
  void pack() throws IOException {
    new Random(1).nextBytes(bytes);
    file = place.resolve("a.log.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }

  @Test
  void any_part_can_be_read_in_any_order() throws IOException {
    try (PackedLog log = new PackedLog(file, bytes.length)) {
      for (int at : new int[] {0, 64_000, 64_000, 200_000, 200_000, 64_000, 299_990, 0}) {
        int length = log.read(at, piece);
        assertThat(length).isEqualTo(Math.min(piece.length, bytes.length - at));
        assertThat(Arrays.copyOf(piece, length))
            .isEqualTo(Arrays.copyOfRange(bytes, at, at + length));
      }
    }
  }

  @Test
  void at_the_end_nothing_is_unpacked() throws IOException {
    Files.delete(file);
    try (PackedLog log = new PackedLog(file, bytes.length)) {
      assertThat(log.read(bytes.length, piece)).isZero();
    }
  }
}
