package org.spackmon.server.environments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.storage.views.environments.EnvironmentRow;
import org.spackmon.storage.views.environments.EnvironmentsView;
import org.spackmon.storage.views.paging.Page;

/** The page of all Spack environments, or those of a system. */
public record EnvironmentList(Frame frame, EnvironmentsView view, Page<EnvironmentRow> page) {

  public List<Tab> tabs() {
    return List.of(tab("There", false), tab("Gone", true));
  }

  private Tab tab(String title, boolean gone) {
    return new Tab(title, null, null, link(view.gone(gone)), view.gone() == gone ? "page" : null);
  }

  public String to(EnvironmentRow row) {
    return frame.to("/environments/" + row.id());
  }

  /** Those of one system, or of all. */
  public String on(@Nullable String system) {
    return link(view.on(system));
  }

  /** Shape and colour of what is known of its roots. */
  public static String shape(EnvironmentRow row) {
    return row.roots() == 0 || row.missing() > 0 ? "announced" : "success";
  }

  /** How much of it is there, in few words. */
  public static String state(EnvironmentRow row) {
    if (row.roots() == 0) {
      return "Not concrete";
    }
    return row.missing() == 0 ? "Installed" : row.missing() + " missing";
  }

  public @Nullable String newer() {
    return page.previous() == null ? null : link(view.at(page.previous()));
  }

  public @Nullable String older() {
    return page.next() == null ? null : link(view.at(page.next()));
  }

  private String link(EnvironmentsView other) {
    return Frame.join(frame.to("/environments"), other.toQuery());
  }
}
