package org.spackmon.server.ms1;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.Store;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.storage.views.analyses.Analyses;
import org.spackmon.storage.views.specs.NamedSpecs;

/**
 * Serves the clients that speak ms1, which are installed on clusters and can't be changed: whatever
 * they sent and got from the server they were written for, they send and get here.
 */
public final class Ms1Door implements Routes {
  private final String prefix;
  private final ServiceInfo info;
  private final SpecDoor specs;
  private final BuildDoor builds;
  private final StatusDoor statuses;
  private final PhaseDoor phases;
  private final AnalysisDoor analyses;
  private final SpecList specList;
  private final Attributes attributes;

  /**
   * A door to a store.
   *
   * @param access tells who reports
   * @param prefix first part of the paths, without slashes at its ends
   * @param version the server's own
   * @param publicUrl where people reach the server, if it knows
   */
  public Ms1Door(
      Store store, Access access, String prefix, String version, @Nullable String publicUrl) {
    this.prefix = "/" + prefix;
    Reports reports =
        new Reports(store, new OtherCredentials(access, new Accounts(store).tokens()));
    SpecPosts posts = new SpecPosts(store);
    info = new ServiceInfo(version, publicUrl);
    specs = new SpecDoor(reports, posts);
    builds = new BuildDoor(reports, posts);
    statuses = new StatusDoor(reports);
    phases = new PhaseDoor(reports, store.contents());
    analyses = new AnalysisDoor(reports, store.contents());
    NamedSpecs named = new NamedSpecs(store.reads());
    specList = new SpecList(named);
    attributes = new Attributes(new Analyses(store.reads()), named, store.contents());
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(prefix, accepting(info::get, Accepts::json), Who.ANYONE);
    post(routes, "/specs/new", specs::post);
    post(routes, "/builds/new", builds::post);
    post(routes, "/builds/update", statuses::post);
    post(routes, "/builds/phases/update", phases::post);
    post(routes, "/analyze/builds", analyses::post);
    get(routes, "/specs/name/{name}", specList::get);
    get(routes, "/specs/{spec}/attributes", attributes::list);
    get(routes, "/specs/{spec}/attributes/{analyzer}", attributes::list);
    get(routes, "/attributes/{attribute}/download", attributes::download);
    get(routes, "/attributes/{attribute}/splice/contenders", attributes::splices);
    get(routes, "/specs/{spec}/splices/contenders", attributes::splices);
    get(routes, "/analysis/splices/attribute/{attribute}/spec/{spec}", attributes::splices);
  }

  /** Reports ask for the caller themselves. */
  private void post(RoutesConfig routes, String path, Handler handler) {
    routes.post(prefix + path, accepting(handler, Accepts::jsonOrPage), Who.ANYONE);
  }

  private void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(prefix + path, accepting(handler, Accepts::jsonOrPage), Who.READER);
  }

  private static Handler accepting(Handler handler, Predicate<@Nullable String> accepted) {
    return ctx -> {
      if (!accepted.test(ctx.header(Header.ACCEPT))) {
        throw new ProblemException(ErrorCode.NOT_ACCEPTABLE, "Answers are application/json");
      }
      served(handler, ctx);
    };
  }

  private static void served(Handler handler, Context ctx) throws Exception {
    try {
      handler.handle(ctx);
    } catch (MalformedBodyException e) {
      throw new ProblemException(ErrorCode.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
    }
  }
}
