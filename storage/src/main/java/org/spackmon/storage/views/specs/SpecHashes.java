package org.spackmon.storage.views.specs;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spackmon.spack.HashKind;

/** Which hashes does a spec go by, and who else does? */
public final class SpecHashes {
  /** Enough to show that a hash is ambiguous. */
  private static final int MOST_OTHERS = 20;

  private SpecHashes() {}

  private record Alias(HashKind kind, String hash) {}

  /** By kind, then by hash. */
  public static List<SpecHash> of(Handle handle, long node) {
    List<Alias> aliases =
        handle
            .createQuery("SELECT kind, hash FROM hash_alias WHERE node_id = ? ORDER BY kind, hash")
            .bind(0, node)
            .map((row, context) -> new Alias(kind(row.getInt(1)), row.getString(2)))
            .list();
    List<SpecHash> hashes = new ArrayList<>();
    for (Alias alias : aliases) {
      hashes.add(new SpecHash(alias.kind, alias.hash, others(handle, alias, node)));
    }
    return hashes;
  }

  /** A recipe's hash is shared by design: nobody takes it for a spec. */
  private static List<Long> others(Handle handle, Alias alias, long node) {
    if (alias.kind == HashKind.PACKAGE_HASH) {
      return List.of();
    }
    return handle
        .createQuery(
            """
            SELECT node_id FROM hash_alias WHERE hash = ? AND kind = ? AND kind < 3 AND node_id <> ?
            ORDER BY node_id DESC LIMIT ?
            """)
        .bind(0, alias.hash)
        .bind(1, code(alias.kind))
        .bind(2, node)
        .bind(3, MOST_OTHERS)
        .mapTo(Long.class)
        .list();
  }

  /** The codes are stored. */
  static HashKind kind(int code) {
    return switch (code) {
      case 0 -> HashKind.HASH;
      case 1 -> HashKind.FULL_HASH;
      case 2 -> HashKind.BUILD_HASH;
      case 3 -> HashKind.PACKAGE_HASH;
      default -> throw new IllegalArgumentException("no kind of hash has code " + code);
    };
  }

  static int code(HashKind kind) {
    return switch (kind) {
      case HASH -> 0;
      case FULL_HASH -> 1;
      case BUILD_HASH -> 2;
      case PACKAGE_HASH -> 3;
    };
  }
}
