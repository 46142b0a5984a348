package org.spackmon.server.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.names.Counts;
import org.spackmon.storage.views.paging.Page;

/**
 * The page of builds: rows, and the links that every cell, tab and chip carries.
 *
 * @param counts how the builds of this filter came out; null where that would cost too much
 * @param known names to suggest, by the filter's parameter
 * @param links of filters already written: one page repeats few of them often
 */
record BuildList(
    Frame frame,
    BuildsView view,
    Page<BuildRow> page,
    @Nullable Counts counts,
    Map<String, List<String>> known,
    Map<String, String> links) {

  private static final List<Outcome> TABS =
      List.of(
          Outcome.RUNNING,
          Outcome.FAILED,
          Outcome.SUCCESS,
          Outcome.CANCELLED,
          Outcome.INTERRUPTED,
          Outcome.NOTRUN,
          Outcome.ANNOUNCED);
  private static final Map<String, String> FIELDS =
      Map.of(
          "package", "Package",
          "compiler", "Compiler",
          "system", "System",
          "owner", "Owner",
          "tag", "Tag");
  private static final int SHORT_HASH = 7;

  BuildList(
      Frame frame,
      BuildsView view,
      Page<BuildRow> page,
      @Nullable Counts counts,
      Map<String, List<String>> known) {
    this(frame, view, page, counts, known, new HashMap<>());
  }

  /** A link that leaves nothing out and narrows one thing. */
  record Chip(String name, String value, String without) {}

  /** An outcome to narrow to. */
  record Tab(
      String title,
      @Nullable String shape,
      @Nullable String count,
      String link,
      @Nullable String current) {}

  /** An input of the form. */
  record Field(String name, String title, @Nullable String value, List<String> known) {
    @Nullable String listId() {
      return known.isEmpty() ? null : "known-" + name;
    }
  }

  BuildFilter filter() {
    return view.filter();
  }

  boolean neverBuilt() {
    return page.isEmpty() && page.next() == null && filter().isEmpty() && view.cursor() == null;
  }

  /**
   * The top of an unfiltered or filtered list may be looked at again; an older page stays as is.
   */
  @Nullable String live() {
    return view.cursor() == null ? "" : null;
  }

  /** Narrows what is seen now by one more word. */
  String only(String parameter, String value) {
    return links.computeIfAbsent(
        parameter + "=" + value, key -> link(filter().with(parameter, value)));
  }

  String build(BuildRow row) {
    String link = frame.to("/builds/" + row.build());
    return row.number() == 1 ? link : link + "?attempt=" + row.number();
  }

  String spec(BuildRow row) {
    return frame.to("/specs/" + row.node());
  }

  @Nullable String newer() {
    return page.previous() == null ? null : frame.to("/?" + view.at(page.previous()).toQuery());
  }

  @Nullable String older() {
    return page.next() == null ? null : frame.to("/?" + view.at(page.next()).toQuery());
  }

  List<Tab> tabs() {
    List<Tab> tabs = new ArrayList<>();
    Outcome chosen = filter().outcome();
    tabs.add(
        new Tab(
            "All",
            null,
            counts == null ? null : Spoken.count(counts.total()),
            link(filter().with("outcome", null)),
            chosen == null ? "page" : null));
    for (Outcome outcome : TABS) {
      long count = counts == null ? 1 : counts.of(outcome);
      if (count > 0 || outcome == chosen) {
        tabs.add(
            new Tab(
                word(outcome),
                outcome.word(),
                counts == null ? null : Spoken.count(count),
                only("outcome", outcome.word()),
                outcome == chosen ? "page" : null));
      }
    }
    return tabs;
  }

  List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    filter()
        .parameters()
        .forEach(
            (name, value) -> {
              if (!name.equals("outcome")) {
                String title = FIELDS.getOrDefault(name, "Search");
                chips.add(new Chip(title, value, link(filter().with(name, null))));
              }
            });
    return chips;
  }

  List<Field> fields() {
    Map<String, String> set = filter().parameters();
    return BuildFilter.PARAMETERS.stream()
        .filter(FIELDS::containsKey)
        .map(
            name ->
                new Field(
                    name,
                    FIELDS.getOrDefault(name, name),
                    set.get(name),
                    known.getOrDefault(name, List.of())))
        .toList();
  }

  static String word(Outcome outcome) {
    return switch (outcome) {
      case ANNOUNCED -> "Announced";
      case RUNNING -> "Running";
      case SUCCESS -> "Success";
      case FAILED -> "Failed";
      case CANCELLED -> "Cancelled";
      case NOTRUN -> "Not run";
      case INTERRUPTED -> "Interrupted";
    };
  }

  static String shortHash(String hash) {
    return Spoken.shortened(hash, SHORT_HASH);
  }

  private String link(BuildFilter other) {
    String query = view.with(other).toQuery();
    return frame.to(query.isEmpty() ? "/" : "/?" + query);
  }
}
