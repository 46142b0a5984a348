package org.spackmon.server.pages.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.views.installs.SystemDifference;
import org.spackmon.storage.views.installs.SystemDifference.Kind;

/**
 * The page of what differs between two systems.
 *
 * @param show only packages that differ so; null for all
 * @param rows those that are on this page
 * @param after the last of them, where more follow; else null
 */
record SystemsSheet(
    Frame frame,
    String first,
    String second,
    SystemDifference difference,
    @Nullable Kind show,
    List<SystemDifference.Differing> rows,
    @Nullable String after) {
  private static final int ROWS = 200;

  /** What {@code show=} knows. */
  static final List<String> WORDS = Arrays.stream(Kind.values()).map(SystemsSheet::word).toList();

  static SystemsSheet of(
      Frame frame,
      String first,
      String second,
      SystemDifference difference,
      @Nullable Kind show,
      @Nullable String after) {
    List<SystemDifference.Differing> left =
        difference.packages().stream()
            .filter(each -> show == null || each.kind() == show)
            .filter(each -> after == null || each.name().compareTo(after) > 0)
            .limit(ROWS + 1L)
            .toList();
    boolean more = left.size() > ROWS;
    List<SystemDifference.Differing> rows = more ? left.subList(0, ROWS) : left;
    return new SystemsSheet(
        frame, first, second, difference, show, rows, more ? rows.get(ROWS - 1).name() : null);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Kind kind(String word) {
    return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  List<Tab> tabs() {
    Map<Kind, Integer> counts = difference.counts();
    List<Tab> tabs = new ArrayList<>();
    tabs.add(tab(null, "All", difference.packages().size()));
    for (Kind kind : Kind.values()) {
      tabs.add(tab(kind, title(kind), counts.getOrDefault(kind, 0)));
    }
    return tabs;
  }

  private String title(Kind kind) {
    return switch (kind) {
      case VERSIONS -> "Other versions";
      case BUILDS -> "Built otherwise";
      case ONLY_FIRST -> "Only on " + first;
      case ONLY_SECOND -> "Only on " + second;
    };
  }

  private Tab tab(@Nullable Kind kind, String title, int count) {
    return new Tab(
        title, null, Spoken.count(count), link(kind, null), kind == show ? "page" : null);
  }

  @Nullable String older() {
    return after == null ? null : link(show, after);
  }

  String swapped() {
    return frame.to("/installs/compare?a=" + Frame.encode(second) + "&b=" + Frame.encode(first));
  }

  String spec(SystemDifference.Spec spec) {
    return frame.to("/specs/" + spec.node());
  }

  /** What differs between the two specs of a package, where there is one on each. */
  @Nullable String compare(SystemDifference.Differing row) {
    return row.first().size() == 1 && row.second().size() == 1
        ? frame.to(
            "/compare?a=spec/"
                + row.first().get(0).node()
                + "&b=spec/"
                + row.second().get(0).node())
        : null;
  }

  String installed(String system) {
    return frame.to("/installs?system=" + Frame.encode(system));
  }

  private String link(@Nullable Kind kind, @Nullable String from) {
    return frame.to(
        "/installs/compare?a="
            + Frame.encode(first)
            + "&b="
            + Frame.encode(second)
            + (kind == null ? "" : "&show=" + word(kind))
            + (from == null ? "" : "&after=" + Frame.encode(from)));
  }
}
