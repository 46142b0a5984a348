package org.spackmon.storage;

/** Work that waits. */
public final class Jobs implements AutoCloseable {
  Jobs(Store store) {}

  @Override
  public void close() {}
}
