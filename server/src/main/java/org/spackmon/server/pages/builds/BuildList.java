package org.spackmon.server.pages.builds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Chip;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.paging.Page;

/**
 * The page of builds.
 *
 * @param known names to suggest, by the filter's parameter
 */
record BuildList(
    Page<BuildRow> page, BuildTable table, List<Tab> tabs, Map<String, List<String>> known) {

  private static final Map<String, String> FIELDS =
      Map.of(
          "package", "Package",
          "version", "Version",
          "compiler", "Compiler",
          "system", "System",
          "owner", "Owner",
          "tag", "Tag",
          "host", "Host",
          "error", "Error",
          "file", "File",
          "since", "Since");

  /** An input of the form. */
  record Field(String name, String title, @Nullable String value, List<String> known) {
    @Nullable String listId() {
      return known.isEmpty() ? null : "known-" + name;
    }
  }

  Frame frame() {
    return table.frame();
  }

  BuildFilter filter() {
    return view().filter();
  }

  boolean neverBuilt() {
    return page.isEmpty() && page.next() == null && filter().isEmpty() && view().cursor() == null;
  }

  /** The same for a feed reader. */
  String feed() {
    return Frame.join(frame().to("/feed"), view().at(null).toQuery());
  }

  /** The top of a list may be looked at again; an older page stays as it is. */
  @Nullable String live() {
    return view().cursor() == null ? frame().to("/live?on=attempt") : null;
  }

  @Nullable String newer() {
    return page.previous() == null ? null : table.list(view().at(page.previous()));
  }

  @Nullable String older() {
    return page.next() == null ? null : table.list(view().at(page.next()));
  }

  List<Chip> chips() {
    return filter().parameters().entrySet().stream()
        .filter(set -> !set.getKey().equals("outcome"))
        .map(
            set ->
                new Chip(
                    FIELDS.getOrDefault(set.getKey(), "Search"),
                    set.getValue(),
                    table.link(filter().with(set.getKey(), null))))
        .toList();
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

  private BuildsView view() {
    return table.view();
  }
}
