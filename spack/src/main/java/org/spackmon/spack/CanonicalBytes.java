package org.spackmon.spack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How are values put in a row so that no two different rows look alike? Each text and list with its
 * length before it.
 */
final class CanonicalBytes {

  private static final int ABSENT = -1;

  private byte[] bytes = new byte[1024];
  private int size;

  void clear() {
    size = 0;
  }

  CanonicalBytes flag(boolean value) {
    room(1);
    bytes[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  CanonicalBytes number(int value) {
    room(4);
    bytes[size++] = (byte) (value >>> 24);
    bytes[size++] = (byte) (value >>> 16);
    bytes[size++] = (byte) (value >>> 8);
    bytes[size++] = (byte) value;
    return this;
  }

  CanonicalBytes raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** Null and the empty text differ. */
  CanonicalBytes text(@Nullable String value) {
    if (value == null) {
      return number(ABSENT);
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length).raw(utf8);
  }

  /** In the order given. */
  CanonicalBytes texts(@Nullable Collection<String> values) {
    if (values == null) {
      return number(ABSENT);
    }
    number(values.size());
    values.forEach(this::text);
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  void digestInto(MessageDigest digest) {
    digest.update(bytes, 0, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
