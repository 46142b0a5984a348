package org.spackmon.storage.inventory;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.spackmon.storage.inventory.Found.Hit;

/** Installs that were found, in two columns: most of a million are counted and never looked at. */
final class Hits extends AbstractList<Hit> implements RandomAccess {
  /** What the numbers in the column mean. */
  static final List<Use> USES = List.of(Use.ITSELF, Use.RUN, Use.BUILD);

  private long[] ids;
  private byte[] uses;
  private int size;

  Hits(int most) {
    ids = new long[most];
    uses = new byte[most];
  }

  void put(long id, int use) {
    ids[size] = id;
    uses[size++] = (byte) use;
  }

  /** Gives back the room that wasn't needed. */
  Hits full() {
    ids = Arrays.copyOf(ids, size);
    uses = Arrays.copyOf(uses, size);
    return this;
  }

  @Override
  public Hit get(int index) {
    return new Hit(ids[index], USES.get(uses[index]));
  }

  @Override
  public int size() {
    return size;
  }

  /** Where the ids above a number begin. */
  int firstAbove(long id) {
    int place = Arrays.binarySearch(ids, id);
    return place < 0 ? -place - 1 : place + 1;
  }
}
