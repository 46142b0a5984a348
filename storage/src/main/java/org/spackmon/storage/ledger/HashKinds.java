package org.spackmon.storage.ledger;

import org.spackmon.spack.HashKind;

/** By which numbers are kinds of hashes kept? They are stored: never renumber them. */
public final class HashKinds {
  private HashKinds() {}

  public static int code(HashKind kind) {
    return switch (kind) {
      case HASH -> 0;
      case FULL_HASH -> 1;
      case BUILD_HASH -> 2;
      case PACKAGE_HASH -> 3;
    };
  }

  public static HashKind of(int code) {
    for (HashKind kind : HashKind.values()) {
      if (code(kind) == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of hash has code " + code);
  }
}
