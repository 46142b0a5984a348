package org.spackmon.client.builds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Event;

/** What is there to say of a run at its end: its roots, and what became of its packages? */
public final class Story {
  private final Set<String> roots = new LinkedHashSet<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> outcomes = new LinkedHashMap<>();
  private int analyses;

  /**
   * A package that the user asked for.
   *
   * @param outcome null where it wasn't decided
   */
  public record Root(String hash, String name, @Nullable String outcome) {}

  synchronized void see(Event event) {
    if (event instanceof Event.Plan plan) {
      roots.addAll(plan.roots());
      for (Event.Planned planned : plan.packages()) {
        names.put(
            planned.hash(),
            planned.name() + (planned.version() == null ? "" : "@" + planned.version()));
      }
    } else if (event instanceof Event.Build build && build.name() != null) {
      names.putIfAbsent(build.hash(), build.name());
    } else if (event instanceof Event.End end) {
      outcomes.put(end.hash(), end.outcome());
    } else if (event instanceof Event.Analysis) {
      analyses++;
    }
  }

  public synchronized List<Root> roots() {
    List<Root> list = new ArrayList<>();
    for (String hash : roots) {
      list.add(new Root(hash, names.getOrDefault(hash, hash), outcomes.get(hash)));
    }
    return list;
  }

  /** How many results of analyzers there are. */
  public synchronized int analyses() {
    return analyses;
  }

  /** How many packages had each outcome; the latest try of each counts. */
  public synchronized Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String outcome : outcomes.values()) {
      counts.merge(outcome, 1, Integer::sum);
    }
    return counts;
  }
}
