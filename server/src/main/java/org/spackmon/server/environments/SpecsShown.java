package org.spackmon.server.environments;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.environments.EnvironmentPage.Part;
import org.spackmon.storage.views.environments.EnvironmentPage.State;
import org.spackmon.storage.views.paging.Query;

/**
 * Which of an environment's specs are on the page? They are few enough to be all in memory.
 *
 * @param state null for all
 * @param from how many are on the pages before
 */
public record SpecsShown(@Nullable State state, int from) {
  private static final int ROWS = 100;
  private static final int MOST = 1_000_000;
  private static final List<String> WORDS =
      Arrays.stream(State.values()).map(SpecsShown::word).toList();

  static SpecsShown of(Map<String, List<String>> given) {
    Query query = Query.of(given, List.of("show", "from"));
    String word = query.word("show", WORDS);
    return new SpecsShown(
        word == null ? null : State.valueOf(word.toUpperCase(Locale.ROOT)),
        (int) query.number("from", 0, MOST, 0));
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Those on the page; what wants a person's eye comes first. */
  List<Part> of(List<Part> all) {
    return all.stream()
        .filter(part -> state == null || part.state() == state)
        .sorted(Comparator.comparing(Part::state))
        .skip(from)
        .limit(ROWS)
        .toList();
  }

  @Nullable SpecsShown before() {
    return from == 0 ? null : new SpecsShown(state, Math.max(0, from - ROWS));
  }

  @Nullable SpecsShown after(List<Part> all) {
    long left = all.stream().filter(part -> state == null || part.state() == state).count();
    return from + ROWS < left ? new SpecsShown(state, from + ROWS) : null;
  }

  String toQuery() {
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("show", state == null ? null : word(state));
    query.put("from", from == 0 ? null : from);
    return Query.write(query);
  }
}
