package org.spackmon.storage.views.search;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows by the words of a search: it matches whatever is of one of these packages or
 * is one of these specs.
 *
 * @param packages their ids
 * @param nodes ids of specs, bounded: a start of a hash that means more is too short to help
 */
public record Hits(List<Long> packages, List<Long> nodes) {
  private static final int MOST_NODES = 200;
  private static final int MOST_PACKAGES = 5_000;

  /** Behind every name that starts so. */
  private static final String LAST = "\uDBFF\uDFFF";

  public static Hits of(Terms terms, Handle handle) {
    if (terms.both()) {
      return new Hits(List.of(), nodes(handle, terms.hash(), terms.name()));
    }
    return new Hits(packages(handle, terms.name()), nodes(handle, terms.hash(), null));
  }

  public boolean isEmpty() {
    return packages.isEmpty() && nodes.isEmpty();
  }

  /** For {@code IN (…)} in an SQL text: numbers from the store, so nothing else gets in. */
  public static String list(List<Long> ids) {
    return ids.isEmpty()
        ? "NULL"
        : ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Greater than every text that starts with this one. */
  public static String behind(String start) {
    return start + LAST;
  }

  // "replace" tells whether a name holds a part in the same words on both databases.
  private static List<Long> packages(Handle handle, @Nullable String part) {
    if (part == null || part.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            """
            SELECT id FROM package
            WHERE replace(lower(name), ?, '') <> lower(name)
            ORDER BY id LIMIT ?
            """)
        .bind(0, part)
        .bind(1, MOST_PACKAGES)
        .mapTo(Long.class)
        .list();
  }

  private static List<Long> nodes(Handle handle, @Nullable String hash, @Nullable String part) {
    if (hash == null) {
      return List.of();
    }
    if (part == null) {
      return handle
          .createQuery(
              """
              SELECT DISTINCT node_id FROM hash_alias
              WHERE hash >= ? AND hash < ? AND kind < 3
              LIMIT ?
              """)
          .bind(0, hash)
          .bind(1, behind(hash))
          .bind(2, MOST_NODES)
          .mapTo(Long.class)
          .list();
    }
    return handle
        .createQuery(
            """
            SELECT DISTINCT h.node_id
            FROM hash_alias h JOIN node n ON n.id = h.node_id JOIN package p ON p.id = n.package_id
            WHERE h.hash >= ? AND h.hash < ? AND h.kind < 3
              AND replace(lower(p.name), ?, '') <> lower(p.name)
            LIMIT ?
            """)
        .bind(0, hash)
        .bind(1, behind(hash))
        .bind(2, part)
        .bind(3, MOST_NODES)
        .mapTo(Long.class)
        .list();
  }
}
