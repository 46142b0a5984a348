package org.spackmon.storage.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Which installs are of some specs, or need them? Looks through all. */
final class Search {
  private static final byte NO_USE = -1;

  private final StoredGraph graph;
  private final Installs installs;
  private final Where where;
  private final BitSet matching;

  /** Nodes that need one of them at all. */
  private final BitSet needing;

  /** Of each node, the number of its use. */
  private final byte[] uses;

  /** Of each system, by the numbers of uses. */
  private final int[][] counts;

  Search(Snapshot now, BitSet matching, Where where) {
    this.graph = now.graph();
    this.installs = now.installs();
    this.where = where;
    this.matching = matching;
    this.needing = where.dependents() ? graph.dependents(matching, false) : new BitSet();
    this.uses = new byte[graph.size()];
    Arrays.fill(uses, NO_USE);
    mark(needing, Use.BUILD);
    if (where.dependents()) {
      mark(graph.dependents(matching, true), Use.RUN);
    }
    mark(matching, Use.ITSELF);
    this.counts = new int[installs.places().size()][Hits.USES.size()];
  }

  private void mark(BitSet nodes, Use use) {
    byte number = (byte) Hits.USES.indexOf(use);
    nodes.stream().forEach(node -> uses[node] = number);
  }

  Found found(Jdbi reads) {
    Hits hits = hits();
    return new Found(hits, systems(), environments(reads));
  }

  private Hits hits() {
    boolean[] asked = new boolean[counts.length];
    for (int system = 0; system < asked.length; system++) {
      asked[system] = where.has(installs.places().get(system));
    }
    BitSet hits = new BitSet(installs.ids().length);
    for (int i = 0; i < installs.ids().length; i++) {
      int node = installs.nodes()[i];
      int use = node < 0 ? NO_USE : uses[node];
      int system = installs.systems()[i];
      if (use != NO_USE && asked[system] && (where.gone() || !installs.gone().get(i))) {
        hits.set(i);
        counts[system][use]++;
      }
    }
    return new Hits(installs, uses, hits.stream().toArray());
  }

  private List<Found.OnSystem> systems() {
    List<Found.OnSystem> systems = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      Map<Use, Long> counted = new EnumMap<>(Use.class);
      for (int use = 0; use < counts[i].length; use++) {
        if (counts[i][use] > 0) {
          counted.put(Hits.USES.get(use), (long) counts[i][use]);
        }
      }
      if (!counted.isEmpty()) {
        Installs.Place place = installs.places().get(i);
        systems.add(new Found.OnSystem(place.system(), place.site(), counted));
      }
    }
    return systems;
  }

  private List<Pulling> environments(Jdbi reads) {
    if (!where.dependents()) {
      return List.of();
    }
    return reads.withHandle(
        handle ->
            PullingReader.read(
                handle,
                id -> {
                  int node = graph.node(id);
                  return node >= 0 && (matching.get(node) || needing.get(node));
                },
                where));
  }
}
