package org.spackmon.storage.inventory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found, and where?
 *
 * @param hits in the order in which they became known
 */
public record Found(List<Hit> hits, List<OnSystem> systems) {

  public Found {
    hits = List.copyOf(hits);
    systems = List.copyOf(systems);
  }

  /**
   * An install.
   *
   * @param id of the install
   */
  public record Hit(long id, Use use) {}

  /** How many there are on a system. */
  public record OnSystem(String system, @Nullable String site, Map<Use, Long> counts) {

    public OnSystem {
      Map<Use, Long> copy = new EnumMap<>(Use.class);
      copy.putAll(counts);
      counts = Collections.unmodifiableMap(copy);
    }
  }
}
