package org.spackmon.client.builds;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compression that costs a build next to nothing: logs repeat themselves, so it still saves most.
 */
final class FastGzip extends GZIPOutputStream {
  FastGzip(OutputStream out) throws IOException {
    super(out, 32 << 10);
    def.setLevel(Deflater.BEST_SPEED);
  }
}
