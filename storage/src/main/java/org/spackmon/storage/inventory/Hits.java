package org.spackmon.storage.inventory;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.spackmon.storage.inventory.Found.Hit;

/** Installs that were found, by their places: most of a million are counted and never looked at. */
final class Hits extends AbstractList<Hit> implements RandomAccess {
  /** What the numbers of uses mean. */
  static final List<Use> USES = List.of(Use.ITSELF, Use.RUN, Use.BUILD);

  private final Installs installs;
  private final byte[] uses;
  private final int[] places;

  /**
   * Those at some places.
   *
   * @param uses of each node, the number of its use
   */
  Hits(Installs installs, byte[] uses, int[] places) {
    this.installs = installs;
    this.uses = uses;
    this.places = places;
  }

  @Override
  public Hit get(int index) {
    int place = places[index];
    return new Hit(installs.ids()[place], USES.get(uses[installs.nodes()[place]]));
  }

  @Override
  public int size() {
    return places.length;
  }

  /** Where the ids above a number begin. */
  int firstAbove(long id) {
    int place = Arrays.binarySearch(places, after(installs.ids(), id));
    return place < 0 ? -place - 1 : place;
  }

  private static int after(long[] ids, long id) {
    int place = Arrays.binarySearch(ids, id);
    return place < 0 ? -place - 1 : place + 1;
  }
}
