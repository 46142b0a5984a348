package org.spackmon.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.spackmon.record.Content.Chunk;

/** Which chunks of a long content stay? Those of its first half, and as many of its end. */
final class KeptChunks {
  private static final int AS_IS = 0;
  private static final int ZSTD = 1;

  private final long limit;
  private final List<Chunk> head = new ArrayList<>();
  private final Deque<Came> tail = new ArrayDeque<>();
  private long headBytes;
  private long tailBytes;
  private long omitted;

  /** A chunk, and how many bytes it was as it came. */
  private record Came(Chunk chunk, long bytes) {}

  KeptChunks(long limit) {
    this.limit = limit;
  }

  void add(byte[] hash, byte[] bytes, int size, long firstByte, long firstLine, long came) {
    Chunk chunk = compressed(hash, bytes, size, firstByte, firstLine);
    if (tail.isEmpty() && omitted == 0 && headBytes + came <= limit / 2) {
      head.add(chunk);
      headBytes += came;
      return;
    }
    tail.add(new Came(chunk, came));
    tailBytes += came;
    while (headBytes + tailBytes > limit && tail.size() > 1) {
      Came oldest = tail.remove();
      tailBytes -= oldest.bytes;
      omitted += oldest.bytes;
    }
  }

  private static Chunk compressed(
      byte[] hash, byte[] bytes, int size, long firstByte, long firstLine) {
    byte[] packed = Packer.pack(bytes, size);
    return packed != null
        ? new Chunk(hash, ZSTD, size, firstByte, firstLine, packed)
        : new Chunk(hash, AS_IS, size, firstByte, firstLine, Arrays.copyOf(bytes, size));
  }

  long omitted() {
    return omitted;
  }

  List<Chunk> chunks() {
    List<Chunk> all = new ArrayList<>(head);
    tail.forEach(each -> all.add(each.chunk));
    return List.copyOf(all);
  }
}
