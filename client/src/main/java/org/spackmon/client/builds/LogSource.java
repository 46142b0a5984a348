package org.spackmon.client.builds;

import java.io.Closeable;
import java.io.IOException;

/** Where do the bytes of a build's log come from? */
public interface LogSource extends Closeable {
  /** How many there are by now. */
  long size() throws IOException;

  /**
   * Bytes from an offset on; 0 where there are none. Cheap where it goes on after the last ones.
   */
  int read(long at, byte[] into) throws IOException;
}
