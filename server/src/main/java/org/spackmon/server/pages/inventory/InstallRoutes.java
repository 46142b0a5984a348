package org.spackmon.server.pages.inventory;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.installs.Installs.Which;
import org.spackmon.storage.views.names.Facet;
import org.spackmon.storage.views.paging.Query;

/** What is installed on a system, and what on another. */
public final class InstallRoutes implements Routes {
  private static final int ROWS = 50;
  private static final List<String> WORDS =
      Arrays.stream(Which.values()).map(which -> which.name().toLowerCase(Locale.ROOT)).toList();

  private final Desk desk;
  private final Views views;

  public InstallRoutes(Desk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/installs", this::list);
    routes.get("/installs/compare", this::compare);
  }

  private void list(Context ctx) {
    Query query =
        desk.read(ctx, given -> Query.of(given, List.of("system", "which", "limit", "cursor")));
    if (query.text("system") == null) { // one has to be chosen
      ctx.redirect(desk.frame(ctx, Room.SYSTEMS, "Installs", null).to("/find"), HttpStatus.FOUND);
      return;
    }
    String system = system(query.text("system"));
    String word = desk.read(ctx, given -> query.word("which", WORDS));
    Which which = word == null ? Which.THERE : Which.valueOf(word.toUpperCase(Locale.ROOT));
    int limit = desk.read(ctx, given -> query.limit(ROWS));
    String json =
        "/api/v1/installs?system=" + Frame.encode(system) + (word == null ? "" : "&which=" + word);
    Frame frame = desk.frame(ctx, Room.SYSTEMS, "Installed on " + system, json);
    desk.answer(
        ctx,
        "inventory/installs",
        new InstallList(
            frame,
            system,
            which,
            views
                .installs()
                .list(system, which, desk.read(ctx, given -> query.numberCursor()), limit),
            views.installs().stores(system),
            views.installs().systems(),
            limit));
  }

  private void compare(Context ctx) {
    Query query = desk.read(ctx, given -> Query.of(given, List.of("a", "b", "show", "after")));
    String first = system(query.text("a"));
    String second = system(query.text("b"));
    String word = desk.read(ctx, given -> query.word("show", SystemsSheet.WORDS));
    Frame frame = desk.frame(ctx, Room.SYSTEMS, first + " and " + second, null);
    desk.answer(
        ctx,
        "inventory/twosystems",
        SystemsSheet.of(
            frame,
            first,
            second,
            views.installs().difference(first, second),
            word == null ? null : SystemsSheet.kind(word),
            query.text("after")));
  }

  private String system(@Nullable String name) {
    if (name == null || views.names().get(Facet.SYSTEM, name).isEmpty()) {
      throw ProblemException.notFound(
          name == null ? "No system is named." : "No system is called " + name + ".");
    }
    return name;
  }
}
