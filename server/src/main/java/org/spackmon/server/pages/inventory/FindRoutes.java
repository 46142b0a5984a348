package org.spackmon.server.pages.inventory;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.Routes;
import org.spackmon.server.pages.Desk;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Room;
import org.spackmon.server.pages.inventory.FindSheet.Answer;
import org.spackmon.server.pages.inventory.FindSheet.Wrong;
import org.spackmon.spack.UnanswerableException;
import org.spackmon.spack.query.QueryException;
import org.spackmon.spack.query.SpecQuery;
import org.spackmon.storage.inventory.FindView;
import org.spackmon.storage.inventory.Found;
import org.spackmon.storage.inventory.Inventory;

/** What is installed where, and who needs it: {@code /find?q=xz@5.6.1&dependents=yes}. */
public final class FindRoutes implements Routes {
  private final Desk desk;
  private final Inventory inventory;

  public FindRoutes(Desk desk, Inventory inventory) {
    this.desk = desk;
    this.inventory = inventory;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/find", this::find);
  }

  private void find(Context ctx) {
    FindView view = desk.read(ctx, FindView::of);
    String query = view.q();
    if (query == null) {
      answer(ctx, view, null, null, null);
      return;
    }
    try {
      Found found = inventory.find(SpecQuery.parse(query), view.where());
      Answer answer = new Answer(found, inventory.page(found, view.cursor(), view.limit()));
      answer(ctx, view, "/api/v1/find?" + view.toQuery(), answer, null);
    } catch (QueryException e) {
      answer(ctx, view, null, null, new Wrong(String.valueOf(e.getMessage()), e.pointer()));
    } catch (UnanswerableException e) {
      answer(ctx, view, null, null, new Wrong(String.valueOf(e.getMessage()), null));
    }
  }

  private void answer(
      Context ctx,
      FindView view,
      @Nullable String json,
      @Nullable Answer answer,
      @Nullable Wrong wrong) {
    ctx.status(wrong == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    Frame frame = desk.frame(ctx, Room.INSTALLS, "Installs", json);
    desk.answer(ctx, "inventory/find", new FindSheet(frame, view, answer, wrong));
  }
}
