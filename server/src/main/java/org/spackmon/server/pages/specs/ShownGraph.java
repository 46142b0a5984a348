package org.spackmon.server.pages.specs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.spackmon.storage.views.specs.NeededSpecs;
import org.spackmon.storage.views.specs.NeededSpecs.Need;
import org.spackmon.storage.views.specs.NeededSpecs.Needed;

/**
 * Which part of a graph is seen?
 *
 * @param specs the root first
 * @param children of each, by their places in that list
 * @param hidden how many others are hidden below a folded one, by its id
 * @param onWay ids of the chosen spec and of all that lead to it; empty where none is chosen
 */
record ShownGraph(
    List<Needed> specs, List<List<Integer>> children, Map<Long, Integer> hidden, Set<Long> onWay) {

  static ShownGraph of(NeededSpecs all, GraphView view) {
    Map<Long, Needed> byId = new HashMap<>();
    Map<Long, List<Long>> needs = new HashMap<>();
    for (Needed spec : all.specs()) {
      byId.put(spec.id(), spec);
      needs.put(
          spec.id(),
          spec.needs().stream()
              .filter(need -> need.later() || !view.later())
              .map(Need::spec)
              .toList());
    }
    Set<Long> shown =
        reached(
            all.root(),
            id -> view.folded().contains(id) ? List.of() : needs.getOrDefault(id, List.of()));
    Map<Long, Integer> hidden = new HashMap<>();
    for (long folded : view.folded()) {
      if (shown.contains(folded)) {
        Set<Long> below = reached(folded, id -> needs.getOrDefault(id, List.of()));
        below.removeAll(shown);
        hidden.put(folded, below.size());
        needs.put(folded, List.of());
      }
    }
    List<Long> ids = List.copyOf(shown);
    return new ShownGraph(
        ids.stream().map(byId::get).toList(),
        children(ids, needs),
        hidden,
        onWay(view, ids, needs));
  }

  private static List<List<Integer>> children(List<Long> ids, Map<Long, List<Long>> needs) {
    Map<Long, Integer> places = new HashMap<>();
    ids.forEach(id -> places.put(id, places.size()));
    return ids.stream()
        .map(id -> needs.getOrDefault(id, List.of()).stream().map(places::get).toList())
        .toList();
  }

  private static Set<Long> onWay(GraphView view, List<Long> ids, Map<Long, List<Long>> needs) {
    Long chosen = view.chosen();
    if (chosen == null || !ids.contains(chosen)) {
      return Set.of();
    }
    Map<Long, List<Long>> parents = new HashMap<>();
    for (long id : ids) {
      for (long need : needs.getOrDefault(id, List.of())) {
        parents.computeIfAbsent(need, key -> new ArrayList<>()).add(id);
      }
    }
    return reached(chosen, id -> parents.getOrDefault(id, List.of()));
  }

  /** A spec and all that is reached from it, itself first. */
  private static Set<Long> reached(long from, LongFunction<? extends Collection<Long>> next) {
    Set<Long> reached = new LinkedHashSet<>(List.of(from));
    Deque<Long> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (Long id : next.apply(open.remove())) {
        if (reached.add(id)) {
          open.add(id);
        }
      }
    }
    return reached;
  }
}
