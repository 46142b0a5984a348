package org.spackmon.storage.advisories;

import com.github.luben.zstd.Zstd;
import org.spackmon.advisories.Advisory;
import org.spackmon.advisories.Osv;
import org.spackmon.advisories.OsvException;

/** How an advisory is kept: as it came, compressed. */
final class Body {
  private static final int LEVEL = 3;

  private Body() {}

  static byte[] pack(byte[] json) {
    return Zstd.compress(json, LEVEL);
  }

  static Advisory read(byte[] packed) {
    try {
      int size = Math.toIntExact(Zstd.getFrameContentSize(packed));
      return Osv.read(Zstd.decompress(packed, size));
    } catch (OsvException e) {
      throw new IllegalStateException("an advisory that was read once can't be read again", e);
    }
  }
}
