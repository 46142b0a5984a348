package org.spackmon.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Doorman;
import org.spackmon.server.accounts.PublicAddress;
import org.spackmon.server.advisories.AdvisoryRoutes;
import org.spackmon.server.api.Api;
import org.spackmon.server.cdash.CdashDoor;
import org.spackmon.server.download.DownloadRoutes;
import org.spackmon.server.environments.EnvironmentRoutes;
import org.spackmon.server.health.HealthRoutes;
import org.spackmon.server.health.MetricsRoutes;
import org.spackmon.server.health.Requests;
import org.spackmon.server.hooks.Courier;
import org.spackmon.server.http.ErrorShape;
import org.spackmon.server.http.HttpServer;
import org.spackmon.server.http.Routes;
import org.spackmon.server.http.Tls;
import org.spackmon.server.journal.JournalDoor;
import org.spackmon.server.live.LiveRoutes;
import org.spackmon.server.ms1.Ms1Door;
import org.spackmon.server.ms1.Ms1Errors;
import org.spackmon.server.pages.Pages;
import org.spackmon.server.pages.SiteSettings;
import org.spackmon.server.pages.failures.RulesRoutes;
import org.spackmon.storage.Store;
import org.spackmon.storage.hooks.Deliveries;
import org.spackmon.storage.views.Views;

/** Answers requests over HTTP until it is closed. All of its parts are put together here. */
public final class SpackmonServer implements AutoCloseable {
  private final HttpServer http;
  private final LiveRoutes live;
  private final Courier courier;

  private SpackmonServer(HttpServer http, LiveRoutes live, Courier courier) {
    this.http = http;
    this.live = live;
    this.courier = courier;
  }

  /**
   * Starts a server; it is ready when this returns.
   *
   * @param store stays the caller's, who closes it after the server
   */
  public static SpackmonServer start(ServerSettings settings, Store store) {
    PublicAddress address = new PublicAddress(settings.publicUrl());
    Access.Policy policy =
        new Access.Policy(settings.prefix(), settings.disableAuth(), settings.publicRead());
    Doorman doorman = Doorman.of(store, address, policy);

    Requests requests = new Requests();
    Pages pages =
        Pages.of(
            store,
            doorman.access(),
            doorman.signIn(),
            new SiteSettings(
                address.base(), settings.publicUrl(), settings.prefix(), !settings.disableAuth()));

    LiveRoutes live = new LiveRoutes(store.changes());

    // A room of routes adds itself here, and its way to tell errors below: the first that speaks
    // for a request does.
    Ms1Door ms1 =
        new Ms1Door(store, doorman.access(), settings.prefix(), version(), settings.publicUrl());
    JournalDoor journal =
        new JournalDoor(
            store, doorman.access(), address, settings.prefix(), version(), settings.bodyLimit());
    List<Routes> rooms =
        List.of(
            doorman.access(),
            doorman.tokens(),
            ms1,
            journal,
            new CdashDoor(store, Views.of(store).builds(), doorman.access(), address),
            // Before the pages, which take what follows /failures/ for a number.
            new RulesRoutes(pages.desk(), doorman.access(), settings.rules()),
            pages,
            new EnvironmentRoutes(pages.desk(), Views.of(store).environments()),
            new AdvisoryRoutes(pages.desk(), store, doorman.access()),
            live,
            Api.of(store, address.base(), version()),
            new DownloadRoutes(),
            new HealthRoutes(store),
            new MetricsRoutes(store, requests));
    List<ErrorShape> errors =
        List.of(doorman.tokenErrors(), new Ms1Errors(settings.prefix()), pages);

    Path cert = settings.tlsCert();
    Path key = settings.tlsKey();
    Tls tls = cert == null || key == null ? null : Tls.read(cert, key);
    HttpServer.Place place = new HttpServer.Place(settings.host(), settings.port(), tls);
    HttpServer.Limits limits =
        new HttpServer.Limits(settings.bodyLimit(), settings.idle(), settings.grace());
    HttpServer http = HttpServer.start(place, limits, rooms, errors, requests);
    String site = Objects.requireNonNullElse(settings.publicUrl(), http.url());
    return new SpackmonServer(http, live, Courier.start(new Deliveries(store), site));
  }

  /** As the jar's manifest has it. */
  private static String version() {
    String version = SpackmonServer.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** The port that it listens on. */
  public int port() {
    return http.port();
  }

  /** Where it listens: {@code http://HOST:PORT}. */
  public String url() {
    return http.url();
  }

  /** Stops accepting, finishes what was accepted, and returns. */
  @Override
  public void close() {
    courier.close();
    live.close();
    http.close();
  }
}
