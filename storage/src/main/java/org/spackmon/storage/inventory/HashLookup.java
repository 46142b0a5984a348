package org.spackmon.storage.inventory;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** Which nodes have a hash that begins so? Asked of the store: few questions name hashes. */
final class HashLookup {
  private static final int REMEMBERED = 100;

  private static final String NODES =
      "SELECT node_id FROM hash_alias WHERE hash >= ? AND hash < ? AND kind = 0";

  private final Jdbi reads;
  private final Map<String, BitSet> known = new ConcurrentHashMap<>();

  HashLookup(Jdbi reads) {
    this.reads = reads;
  }

  /** As nodes of a graph that was read from the same store. */
  BitSet startingWith(String prefix, StoredGraph graph) {
    if (known.size() > REMEMBERED) {
      known.clear();
    }
    return known.computeIfAbsent(prefix, start -> read(start, graph));
  }

  /** Hashes are of small letters and digits, so no text that begins so comes behind a tilde. */
  private BitSet read(String prefix, StoredGraph graph) {
    BitSet nodes = new BitSet();
    reads.useHandle(
        handle ->
            handle
                .createQuery(NODES)
                .bind(0, prefix)
                .bind(1, prefix + "~")
                .mapTo(Long.class)
                .forEach(
                    id -> {
                      int node = graph.node(id);
                      if (node >= 0) {
                        nodes.set(node);
                      }
                    }));
    return nodes;
  }
}
