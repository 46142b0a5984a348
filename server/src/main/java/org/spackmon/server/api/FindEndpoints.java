package org.spackmon.server.api;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.spack.UnanswerableException;
import org.spackmon.spack.query.QueryException;
import org.spackmon.spack.query.SpecQuery;
import org.spackmon.storage.inventory.FindView;
import org.spackmon.storage.inventory.Found;
import org.spackmon.storage.inventory.InstallRow;
import org.spackmon.storage.inventory.Inventory;
import org.spackmon.storage.inventory.Pulling;
import org.spackmon.storage.inventory.Use;
import org.spackmon.storage.views.paging.Page;

/** What is installed where, and who needs it? Asked in Spack's query syntax. */
final class FindEndpoints {
  private static final String EXPECTED = "a query in Spack's syntax";

  private final Inventory inventory;
  private final Links links;

  FindEndpoints(Inventory inventory, Links links) {
    this.inventory = inventory;
    this.links = links;
  }

  /**
   * What was found.
   *
   * @param systems how many there are on each
   * @param environments Spack environments that pull it in, where dependents were asked for
   */
  record Answer(
      List<OnSystem> systems,
      List<PullingItem> environments,
      List<InstallItem> items,
      @Nullable String previous,
      @Nullable String next) {}

  /** How many there are on a system, by why they were found. */
  record OnSystem(String system, @Nullable String site, long itself, long run, long build) {
    static OnSystem of(Found.OnSystem found) {
      return new OnSystem(
          found.system(),
          found.site(),
          found.count(Use.ITSELF),
          found.count(Use.RUN),
          found.count(Use.BUILD));
    }
  }

  /** A Spack environment that pulls in what was found. */
  record PullingItem(
      String url,
      String name,
      String path,
      String system,
      @Nullable String site,
      List<String> roots) {}

  private PullingItem item(Pulling row) {
    return new PullingItem(
        links.to("/environments/" + row.id()),
        row.name(),
        row.path(),
        row.system(),
        row.site(),
        row.roots());
  }

  List<Endpoint> all() {
    return List.of(new Endpoint("/find", this::find));
  }

  private void find(Context ctx) {
    FindView view = Asked.of(ctx, FindView::of);
    Found found = found(view);
    Page<InstallRow> page = inventory.page(found, view.cursor(), view.limit());
    Answers.json(
        ctx,
        new Answer(
            found.systems().stream().map(OnSystem::of).toList(),
            found.environments().stream().map(this::item).toList(),
            page.rows().stream().map(row -> InstallItem.of(row, links)).toList(),
            page.previous() == null ? null : links.to("/find", view.at(page.previous()).toQuery()),
            page.next() == null ? null : links.to("/find", view.at(page.next()).toQuery())));
  }

  private Found found(FindView view) {
    String query = view.q();
    if (query == null) {
      throw ProblemException.invalidQuery("q", EXPECTED, "no query is given", null);
    }
    try {
      return inventory.find(SpecQuery.parse(query), view.where());
    } catch (QueryException e) {
      String place = e.getMessage() + " at character " + (e.start() + 1);
      throw ProblemException.invalidQuery("q", EXPECTED, place, null);
    } catch (UnanswerableException e) {
      String said = String.valueOf(e.getMessage());
      throw ProblemException.invalidQuery("q", "what is known here", said, null);
    }
  }
}
