package org.spackmon.server.pages.specs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Query;

/**
 * How is a picture of dependencies looked at?
 *
 * @param later whether only what is needed to link or to run is shown
 * @param chosen the spec whose ways from the root stand out; null for none
 * @param folded specs whose own dependencies are hidden
 */
record GraphView(boolean later, @Nullable Long chosen, Set<Long> folded) {
  private static final long MOST = Long.MAX_VALUE;

  static GraphView of(Map<String, List<String>> given) {
    Query query = Query.of(given, List.of("for", "to", "fold"));
    long chosen = query.number("to", 1, MOST, 0);
    return new GraphView(
        query.word("for", List.of("run")) != null,
        chosen == 0 ? null : chosen,
        folded(query.text("fold")));
  }

  private static Set<Long> folded(@Nullable String text) {
    Set<Long> folded = new TreeSet<>();
    for (String word : text == null ? new String[0] : text.split("\\.", -1)) {
      if (!word.matches("[0-9]{1,18}")) {
        throw new BadQueryException(
            "fold", "fold is \"" + text + "\"", "numbers of specs, with dots between them", null);
      }
      folded.add(Long.valueOf(word));
    }
    return folded;
  }

  GraphView onlyLater(boolean other) {
    return new GraphView(other, chosen, folded);
  }

  GraphView choosing(@Nullable Long other) {
    return new GraphView(later, other, folded);
  }

  /** With this spec folded, or unfolded where it was. */
  GraphView folding(long spec) {
    Set<Long> other = new TreeSet<>(folded);
    if (!other.remove(spec)) {
      other.add(spec);
    }
    return new GraphView(later, chosen, other);
  }

  GraphView unfolded() {
    return new GraphView(later, chosen, Set.of());
  }

  String toQuery() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("for", later ? "run" : null);
    values.put("to", chosen);
    values.put(
        "fold",
        folded.isEmpty()
            ? null
            : folded.stream().map(String::valueOf).collect(Collectors.joining(".")));
    return Query.write(values);
  }
}
