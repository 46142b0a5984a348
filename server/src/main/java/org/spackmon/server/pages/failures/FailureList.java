package org.spackmon.server.pages.failures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Chip;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.views.failures.FailureFilter;
import org.spackmon.storage.views.failures.FailureFilter.Order;
import org.spackmon.storage.views.failures.FailureFilter.Show;
import org.spackmon.storage.views.failures.FailureRow;
import org.spackmon.storage.views.failures.FailuresView;
import org.spackmon.storage.views.paging.Page;

/** The page of failures: each once, however often it was met. */
record FailureList(Frame frame, FailuresView view, Page<FailureRow> page) {

  /** The same for a feed reader. */
  String feed() {
    return Frame.join(frame.to("/failures/feed"), view.toQuery());
  }

  /** Which of them are shown. */
  List<Tab> tabs() {
    List<Tab> tabs = new ArrayList<>();
    for (Show show : Show.values()) {
      tabs.add(
          new Tab(
              title(show),
              shape(show),
              null,
              link(view.with(filter().with(show))),
              show == filter().show() ? "page" : null));
    }
    return tabs;
  }

  private static String title(Show show) {
    return switch (show) {
      case OPEN -> "Still failing";
      case FIXED -> "Fixed";
      case ASSIGNED -> "Assigned";
      case MUTED -> "Muted";
      case ALL -> "All";
    };
  }

  private static @Nullable String shape(Show show) {
    return switch (show) {
      case OPEN -> "failed";
      case FIXED -> "success";
      case ASSIGNED, MUTED, ALL -> null;
    };
  }

  FailureFilter filter() {
    return view.filter();
  }

  boolean frequent() {
    return filter().order() == Order.FREQUENT;
  }

  String sorted(boolean frequent) {
    return link(view.with(filter().with(frequent ? Order.FREQUENT : Order.NEWEST)));
  }

  /** Words of the filter that can be taken away. */
  List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    String kind = filter().kind();
    if (kind != null) {
      chips.add(new Chip("Class", kind, link(view.with(filter().ofKind(null)))));
    }
    String name = filter().packageName();
    if (name != null) {
      chips.add(new Chip("Package", name, link(view.with(filter().ofPackage(null)))));
    }
    String system = filter().system();
    if (system != null) {
      chips.add(new Chip("System", system, link(view.with(filter().onSystem(null)))));
    }
    return chips;
  }

  boolean neverFailed() {
    return page.isEmpty() && chips().isEmpty() && filter().show() == Show.ALL;
  }

  String to(FailureRow row) {
    return FailureSheet.failure(frame, row.id());
  }

  String ofKind(String kind) {
    return link(view.with(filter().ofKind(kind)));
  }

  String ofPackage(String name) {
    return link(view.with(filter().ofPackage(name)));
  }

  String onSystem(String name) {
    return link(view.with(filter().onSystem(name)));
  }

  /** "and 3 others"; "" for one alone. */
  static String others(long n) {
    return n < 2 ? "" : " and " + Spoken.count(n - 1, "other");
  }

  @Nullable String newer() {
    return page.previous() == null ? null : link(view.at(page.previous()));
  }

  @Nullable String older() {
    return page.next() == null ? null : link(view.at(page.next()));
  }

  private String link(FailuresView other) {
    return Frame.join(frame.to("/failures"), other.toQuery());
  }
}
