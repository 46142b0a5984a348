package org.spackmon.storage.accounts;

import java.util.concurrent.CompletionException;
import org.spackmon.storage.Store;
import org.spackmon.storage.Write;

/** Waits for a write, and throws what it threw. */
final class Written {
  private Written() {}

  static <T> T now(Store store, Write<T> work) {
    try {
      return store.write(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
