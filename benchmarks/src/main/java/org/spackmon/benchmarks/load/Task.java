package org.spackmon.benchmarks.load;

import java.io.IOException;

/** One or more requests that a client makes in this order. */
@FunctionalInterface
interface Task {
  void run(Client client) throws IOException;
}
