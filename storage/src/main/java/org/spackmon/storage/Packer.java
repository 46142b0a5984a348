package org.spackmon.storage;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Compresses chunks. What zstd needs for it is large and dear to make, so each is used again by
 * whoever comes next; no more wait than can work at the same time.
 */
final class Packer {
  /** Level 3 makes logs two percent shorter, in twice the time. */
  private static final int LEVEL = 1;

  private static final ArrayBlockingQueue<Packer> IDLE =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

  private Packer() {}

  /** The first bytes compressed; null when that makes them no shorter. */
  static byte @Nullable [] pack(byte[] bytes, int size) {
    Packer idle = IDLE.poll();
    Packer packer = idle == null ? new Packer() : idle;
    byte[] packed = packer.packed(bytes, size);
    if (!IDLE.offer(packer)) {
      packer.context.close();
    }
    return packed;
  }

  private byte @Nullable [] packed(byte[] bytes, int size) {
    byte[] to = new byte[(int) Zstd.compressBound(size)];
    int length = context.compressByteArray(to, 0, to.length, bytes, 0, size);
    return length < size ? Arrays.copyOf(to, length) : null;
  }
}
