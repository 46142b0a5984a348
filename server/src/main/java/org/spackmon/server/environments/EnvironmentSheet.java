package org.spackmon.server.environments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.views.environments.EnvironmentPage;
import org.spackmon.storage.views.environments.EnvironmentPage.Part;
import org.spackmon.storage.views.environments.EnvironmentPage.State;
import org.spackmon.storage.views.environments.EnvironmentRow;

/** The page of one Spack environment. */
public record EnvironmentSheet(Frame frame, EnvironmentPage page, SpecsShown shown) {

  public EnvironmentRow row() {
    return page.row();
  }

  public long count(State state) {
    return page.specs().stream().filter(part -> part.state() == state).count();
  }

  /** What is wrong with it, at a glance. */
  public String shape() {
    if (count(State.FAILED) > 0) {
      return "failed";
    }
    return EnvironmentList.shape(row());
  }

  /** {@code 40 of 42 specs installed, 1 failed, 1 not installed}. */
  public String state() {
    if (page.specs().isEmpty()) {
      return page.lock() == null ? "Never made concrete" : "Nothing is known of its specs";
    }
    long there = count(State.INSTALLED);
    long wanted = page.specs().size() - count(State.EXTERNAL);
    StringBuilder words = new StringBuilder();
    words.append(there == wanted ? "All of " : Spoken.count(there) + " of ");
    words.append(Spoken.count(wanted, "spec")).append(wanted == 1 ? " is" : " are");
    words.append(" installed");
    if (count(State.FAILED) > 0) {
      words.append(", ").append(Spoken.count(count(State.FAILED))).append(" failed");
    }
    return words.toString();
  }

  public List<Tab> tabs() {
    List<Tab> tabs = new ArrayList<>();
    tabs.add(tab(null, "All", null, page.specs().size()));
    for (State state : State.values()) {
      if (count(state) > 0 || state == shown.state()) {
        tabs.add(tab(state, word(state), shape(state), count(state)));
      }
    }
    return tabs;
  }

  private Tab tab(@Nullable State state, String title, @Nullable String shape, long count) {
    String here = state == shown.state() ? "page" : null;
    return new Tab(title, shape, Spoken.count(count), link(new SpecsShown(state, 0)), here);
  }

  public List<Part> specs() {
    return shown.of(page.specs());
  }

  public static String word(State state) {
    return switch (state) {
      case FAILED -> "Failed";
      case MISSING -> "Not installed";
      case INSTALLED -> "Installed";
      case EXTERNAL -> "External";
    };
  }

  public static String shape(State state) {
    return switch (state) {
      case FAILED -> "failed";
      case MISSING -> "announced";
      case INSTALLED -> "success";
      case EXTERNAL -> "external";
    };
  }

  public String run(EnvironmentPage.Run run) {
    return frame.to("/runs/" + run.key());
  }

  public String spec(Part part) {
    return frame.to("/specs/" + part.node());
  }

  public @Nullable String build(Part part) {
    return part.build() == null
        ? null
        : frame.to("/builds/" + part.build() + "?attempt=" + part.attempt());
  }

  /** Something of it that the API has: "sbom", "manifest", "lock". */
  public String file(String name) {
    return frame.to("/api/v1/environments/" + row().id() + "/" + name);
  }

  public String installs() {
    return frame.to("/installs?system=" + Frame.encode(row().system()));
  }

  public @Nullable String before() {
    SpecsShown before = shown.before();
    return before == null ? null : link(before);
  }

  public @Nullable String after() {
    SpecsShown after = shown.after(page.specs());
    return after == null ? null : link(after);
  }

  private String link(SpecsShown other) {
    return Frame.join(frame.to("/environments/" + row().id()), other.toQuery());
  }
}
