package org.spackmon.storage.inventory;

/** How many installs there are now, and on how many systems. */
public record Spread(long installs, long systems) {
  public static final Spread NONE = new Spread(0, 0);
}
