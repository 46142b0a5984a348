package org.spackmon.storage.inventory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** How many installs there are now, and on how many systems. */
public record Spread(long installs, long systems) {
  public static final Spread NONE = new Spread(0, 0);

  /** Of each of some groups of nodes. */
  static List<Spread> of(Installs installs, List<BitSet> groups) {
    BitSet any = new BitSet();
    groups.forEach(any::or);
    long[] counts = new long[groups.size()];
    List<BitSet> systems = new ArrayList<>();
    groups.forEach(group -> systems.add(new BitSet()));
    for (int i = 0; i < installs.ids().length; i++) {
      int node = installs.nodes()[i];
      if (node >= 0 && any.get(node) && !installs.gone().get(i)) {
        for (int group = 0; group < counts.length; group++) {
          if (groups.get(group).get(node)) {
            counts[group]++;
            systems.get(group).set(installs.systems()[i]);
          }
        }
      }
    }
    List<Spread> spreads = new ArrayList<>();
    for (int group = 0; group < counts.length; group++) {
      spreads.add(new Spread(counts[group], systems.get(group).cardinality()));
    }
    return spreads;
  }
}
