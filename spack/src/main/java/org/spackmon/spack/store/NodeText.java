package org.spackmon.spack.store;

import java.io.IOException;

/** Where the text of nodes is. */
interface NodeText {
  byte[] read(long from, int length) throws IOException;
}
