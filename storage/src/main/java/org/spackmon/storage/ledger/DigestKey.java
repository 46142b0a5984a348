package org.spackmon.storage.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A digest that can be a key: compared by its bytes, sorted as databases sort bytes. */
record DigestKey(byte[] bytes) implements Comparable<DigestKey> {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DigestKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public int compareTo(DigestKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }
}
