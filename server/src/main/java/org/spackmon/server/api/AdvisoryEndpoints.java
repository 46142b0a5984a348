package org.spackmon.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.spackmon.server.advisories.Vex;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.advisories.Advisories;
import org.spackmon.storage.advisories.AdvisoriesView;
import org.spackmon.storage.advisories.AdvisoryRow;
import org.spackmon.storage.advisories.Judgements;
import org.spackmon.storage.views.paging.Page;

/** Advisories: those that mean something here, and what is said of them, in OpenVEX. */
final class AdvisoryEndpoints {
  private final Advisories advisories;
  private final String version;
  private final Links links;

  AdvisoryEndpoints(Advisories advisories, String version, Links links) {
    this.advisories = advisories;
    this.version = version;
    this.links = links;
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/advisories", this::list), new Endpoint("/advisories/vex", this::vex));
  }

  private void list(Context ctx) {
    AdvisoriesView view = Asked.of(ctx, AdvisoriesView::of);
    Page<AdvisoryRow> page = advisories.list(view);
    Answers.json(
        ctx,
        Listing.of(
            page,
            row -> AdvisoryItem.of(row, links),
            cursor -> links.to("/advisories", view.at(cursor).toQuery())));
  }

  private void vex(Context ctx) throws IOException {
    String name = Asked.of(ctx, List.of("id"), query -> query.text("id"));
    Judgements judged = advisories.judged(name);
    if (judged.isEmpty()) {
      throw ProblemException.notFound(
          "Nothing that is installed is meant by " + (name == null ? "any advisory." : name + "."));
    }
    Answers.raw(ctx, Vex.TYPE, (name == null ? "spackmon" : name) + ".openvex.json");
    Vex.write(judged, version, Instant.now(), ctx.outputStream());
  }
}
