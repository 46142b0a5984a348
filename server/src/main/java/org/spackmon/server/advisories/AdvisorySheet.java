package org.spackmon.server.advisories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.server.pages.Spoken;
import org.spackmon.storage.advisories.AdvisoryPage;
import org.spackmon.storage.advisories.AdvisoryRow;
import org.spackmon.storage.inventory.Found;
import org.spackmon.storage.inventory.InstallRow;
import org.spackmon.storage.inventory.Use;
import org.spackmon.storage.views.paging.Page;

/**
 * The page of one advisory.
 *
 * @param all what it means on all systems, and what needs that
 * @param installs those that are listed
 * @param mayState whether who looks at it may say something of it
 * @param csrf for the form to do so
 */
public record AdvisorySheet(
    Frame frame,
    AdvisoryView view,
    AdvisoryPage page,
    Found all,
    Page<InstallRow> installs,
    boolean mayState,
    String csrf) {

  public AdvisoryRow row() {
    return page.row();
  }

  /** {@code 12 installs on 3 systems}. */
  public String spread() {
    long installs = row().installs().installs();
    return installs == 0
        ? "none is installed"
        : Spoken.count(installs, "install")
            + " on "
            + Spoken.count(row().installs().systems(), "system");
  }

  public List<AffectedText> told() {
    return page.advisory().affected().stream().map(AffectedText::of).toList();
  }

  public List<Tab> tabs() {
    return List.of(tab("Themselves", false), tab("And what needs them", true));
  }

  private Tab tab(String title, boolean dependents) {
    boolean here = view.where().dependents() == dependents;
    return new Tab(
        title, null, null, frame.to(view.withDependents(dependents).link()), here ? "page" : null);
  }

  public static String word(Use use) {
    return switch (use) {
      case ITSELF -> "Itself";
      case RUN -> "Needs it";
      case BUILD -> "Built with it";
    };
  }

  public String here() {
    return frame.to(view.path());
  }

  /** The same on one system, or on all. */
  public String on(@Nullable String system) {
    return frame.to(view.on(system).link());
  }

  public String ofPackage(String name) {
    return frame.to("/packages?name=" + Frame.encode(name));
  }

  public String spec(InstallRow install) {
    return frame.to("/specs/" + install.node());
  }

  public String signIn() {
    return frame.to("/sign-in?next=" + Frame.encode(view.path()));
  }

  public String vex() {
    return frame.to("/api/v1/advisories/vex?id=" + Frame.encode(view.name()));
  }

  public @Nullable String before() {
    return installs.previous() == null ? null : frame.to(view.at(installs.previous()).link());
  }

  public @Nullable String after() {
    return installs.next() == null ? null : frame.to(view.at(installs.next()).link());
  }
}
