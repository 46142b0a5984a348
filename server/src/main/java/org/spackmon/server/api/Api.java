package org.spackmon.server.api;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.stream.Stream;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.Contents;
import org.spackmon.storage.Store;
import org.spackmon.storage.views.Views;

/** Everything under {@code /api/v1}; it only reads. */
public final class Api implements Routes {
  static final String ROOT = "/api/v1";

  private final List<Endpoint> endpoints;
  private final OpenApi description = new OpenApi();

  private Api(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * Puts the API together.
   *
   * @param base the path under which people reach the server, without a slash at its end: "" or
   *     "/spackmon"
   * @param version of this program
   */
  public static Api of(Store store, String base, String version) {
    Views views = Views.of(store);
    Contents contents = store.contents();
    Links links = new Links(base);
    return new Api(
        Stream.of(
                new IndexEndpoints(views.names(), links).all(),
                new BuildEndpoints(views, contents, links).all(),
                new FailureEndpoints(views, links).all(),
                new LogEndpoints(views.builds(), contents, links).all(),
                new AnalysisEndpoints(views.builds(), contents, links).all(),
                new RunEndpoints(views.runs(), contents, links).all(),
                new SpecEndpoints(views, links).all(),
                new SbomEndpoints(views, version).all(),
                new DocumentEndpoints(views.specs(), contents, links).all(),
                new FindEndpoints(store.inventory(), links).all(),
                new InstallEndpoints(views, links).all(),
                new EnvironmentEndpoints(views.environments(), contents, links).all(),
                new AdvisoryEndpoints(store.advisories(), version, links).all(),
                new NameEndpoints(views.names(), links).all(),
                new PackageEndpoints(views, links).all(),
                new CompareEndpoints(views, links).all())
            .flatMap(List::stream)
            .toList());
  }

  @Override
  public void register(RoutesConfig routes) {
    for (Endpoint endpoint : endpoints) {
      routes.get(ROOT + endpoint.path(), endpoint.handler()::answer);
    }
    routes.get(ROOT + OpenApi.PATH, description::answer, Who.ANYONE);
  }

  /** Every path that is served, below {@link #ROOT}. */
  List<String> paths() {
    return Stream.concat(endpoints.stream().map(Endpoint::path), Stream.of(OpenApi.PATH)).toList();
  }
}
