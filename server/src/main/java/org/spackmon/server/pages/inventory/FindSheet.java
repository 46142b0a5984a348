package org.spackmon.server.pages.inventory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Chip;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.inventory.FindView;
import org.spackmon.storage.inventory.Found;
import org.spackmon.storage.inventory.InstallRow;
import org.spackmon.storage.inventory.Use;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/**
 * The page on which installs are searched for.
 *
 * @param answer null when nothing was asked, or it can't be answered
 * @param wrong why not
 */
record FindSheet(Frame frame, FindView view, @Nullable Answer answer, @Nullable Wrong wrong) {

  /** All that was found, by numbers, and some of it. */
  record Answer(Found found, Page<InstallRow> page) {}

  /**
   * What is wrong with a query.
   *
   * @param pointer the query, and below it carets under the place; null where there is none
   */
  record Wrong(String message, @Nullable String pointer) {}

  /** A query to begin with. */
  record Example(String query, String meaning) {}

  static List<Example> examples() {
    return List.of(
        new Example("xz@5.6.0:5.6.1", "of a range of versions, both ends included"),
        new Example("hdf5+mpi ^mpich@4", "with a variant, and what it needs, also through others"),
        new Example("%gcc@:8", "all that was built with an old compiler"),
        new Example("target=x86_64_v4:", "only for newer processors"),
        new Example("/abc", "by the start of a hash"));
  }

  String example(Example example) {
    return frame.to("/find?q=" + Frame.encode(example.query));
  }

  /** {@code 1,204 installs on 3 systems}. */
  String title(Found found) {
    return Spoken.count(found.hits().size(), "install")
        + " on "
        + Spoken.count(found.systems().size(), "system");
  }

  static String word(Use use) {
    return switch (use) {
      case ITSELF -> "Itself";
      case RUN -> "Needs it";
      case BUILD -> "Built with it";
    };
  }

  /** The same search, on one system or on all. */
  String on(@Nullable String system) {
    return link(view.with(view.where().on(system)));
  }

  String at(@Nullable String site) {
    return link(view.with(view.where().at(site)));
  }

  /** What the search is narrowed to. */
  List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    String system = view.where().system();
    if (system != null) {
      chips.add(new Chip("System", system, on(null)));
    }
    String site = view.where().site();
    if (site != null) {
      chips.add(new Chip("Site", site, at(null)));
    }
    return chips;
  }

  String spec(InstallRow row) {
    return frame.to("/specs/" + row.node());
  }

  @Nullable String build(InstallRow row) {
    return row.build() == null
        ? null
        : frame.to("/builds/" + row.build() + "?attempt=" + row.attempt());
  }

  @Nullable String before(Answer shown) {
    return other(shown.page.previous());
  }

  @Nullable String after(Answer shown) {
    return other(shown.page.next());
  }

  private @Nullable String other(@Nullable Cursor cursor) {
    return cursor == null ? null : link(view.at(cursor));
  }

  private String link(FindView other) {
    return frame.to("/find?" + other.toQuery());
  }
}
