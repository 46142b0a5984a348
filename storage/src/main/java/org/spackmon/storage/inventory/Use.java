package org.spackmon.storage.inventory;

import java.util.Locale;

/** Why is an install among those that were found? */
public enum Use {
  /** It is what was asked for. */
  ITSELF,
  /** It links to what was asked for, or runs it, directly or through others. */
  RUN,
  /** Only to build it, or something that it needs, was it there. */
  BUILD;

  /** What programs read. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
