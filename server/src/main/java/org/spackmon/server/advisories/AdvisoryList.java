package org.spackmon.server.advisories;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Severity;
import org.spackmon.server.pages.Chip;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.advisories.AdvisoriesView;
import org.spackmon.storage.advisories.AdvisoriesView.Show;
import org.spackmon.storage.advisories.AdvisoryRow;
import org.spackmon.storage.views.paging.Page;

/** The page of the advisories that mean something here. */
public record AdvisoryList(Frame frame, AdvisoriesView view, Page<AdvisoryRow> page) {
  private static final int PACKAGES_SHOWN = 2;

  /** Which of them are shown. */
  public List<Tab> tabs() {
    List<Tab> tabs = new ArrayList<>();
    for (Show show : Show.values()) {
      String current = show == view.show() ? "page" : null;
      tabs.add(new Tab(title(show), null, null, link(view.with(show)), current));
    }
    return tabs;
  }

  private static String title(Show show) {
    return switch (show) {
      case OPEN -> "Open";
      case SETTLED -> "Settled";
      case SUGGESTED -> "Same name only";
      case ALL -> "All";
    };
  }

  /** Words of the filter that can be taken away. */
  public List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    Severity severity = view.severity();
    if (severity != null) {
      chips.add(new Chip("Severity", severity.word(), link(view.with((Severity) null))));
    }
    String name = view.packageName();
    if (name != null) {
      chips.add(new Chip("Package", name, link(view.ofPackage(null))));
    }
    String system = view.system();
    if (system != null) {
      chips.add(new Chip("System", system, link(view.onSystem(null))));
    }
    return chips;
  }

  /** Whether nothing ever meant anything here. */
  public boolean nothingYet() {
    return page.isEmpty() && chips().isEmpty() && view.show() == Show.ALL;
  }

  public String to(AdvisoryRow row) {
    return frame.to(AdvisoryView.path(row.name()));
  }

  public String ofSeverity(AdvisoryRow row) {
    return link(view.with(row.severity()));
  }

  public String ofPackage(String name) {
    return link(view.ofPackage(name));
  }

  /** The first few of the packages; the rest is a number. */
  public static List<String> packages(AdvisoryRow row) {
    List<String> all = row.packages();
    return all.subList(0, Math.min(PACKAGES_SHOWN, all.size()));
  }

  /** "and 3 others"; "" for none. */
  public static String others(AdvisoryRow row) {
    int others = row.packages().size() - packages(row).size();
    return others == 0 ? "" : " and " + Spoken.count(others, "other");
  }

  public String feed() {
    return frame.to("/advisories/feed");
  }

  public @Nullable String newer() {
    return page.previous() == null ? null : link(view.at(page.previous()));
  }

  public @Nullable String older() {
    return page.next() == null ? null : link(view.at(page.next()));
  }

  private String link(AdvisoriesView other) {
    return Frame.join(frame.to("/advisories"), other.toQuery());
  }
}
