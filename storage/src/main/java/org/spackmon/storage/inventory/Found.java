package org.spackmon.storage.inventory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found, and where?
 *
 * @param hits in the order in which they became known, which is that of their ids
 * @param environments that pull it in; none where dependents weren't asked for
 */
public record Found(List<Hit> hits, List<OnSystem> systems, List<Pulling> environments) {

  public Found {
    systems = List.copyOf(systems);
    environments = List.copyOf(environments);
  }

  /**
   * An install.
   *
   * @param id of the install
   */
  public record Hit(long id, Use use) {}

  /** Where in the list the ids above a number begin. */
  int firstAbove(long id) {
    return ((Hits) hits).firstAbove(id);
  }

  /** How many there are on a system. */
  public record OnSystem(String system, @Nullable String site, Map<Use, Long> counts) {

    public OnSystem {
      Map<Use, Long> copy = new EnumMap<>(Use.class);
      copy.putAll(counts);
      counts = Collections.unmodifiableMap(copy);
    }

    public long count(Use use) {
      return counts.getOrDefault(use, 0L);
    }
  }
}
