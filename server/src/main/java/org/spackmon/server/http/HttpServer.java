package org.spackmon.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JavalinState;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.http.servlet.ServletEntry;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.time.Duration;
import java.util.List;
import kotlin.LazyKt;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Javalin on Jetty, with what they leave to us: limits, errors, a quiet start and a soft end. */
public final class HttpServer implements AutoCloseable {
  private static final int GZIP_LEVEL = 5;
  private static final int HEADER_BYTES = 16 << 10;
  private static final int BACKLOG = 1024;

  /** A slash too many, as in http://host//ms1/, is what people type. */
  private static final UriCompliance URIS =
      UriCompliance.DEFAULT.with("slashes", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT);

  private final Javalin app;
  private final Place place;
  private final Gate gate;

  private HttpServer(Javalin app, Place place, Gate gate) {
    this.app = app;
    this.place = place;
    this.gate = gate;
  }

  /**
   * Where to listen.
   *
   * @param port 0 takes a free one
   * @param tls null for plain HTTP
   */
  public record Place(String host, int port, @Nullable Tls tls) {}

  /**
   * How much and how long.
   *
   * @param body bytes of a body that isn't read as a stream
   * @param idle how long a connection may be silent
   * @param grace how long to wait at the end for what was accepted
   */
  public record Limits(long body, Duration idle, Duration grace) {
    Pace pace() {
      return new Pace(idle);
    }
  }

  /** Starts to listen, watched by nobody. */
  public static HttpServer start(
      String host,
      int port,
      Limits limits,
      List<? extends Routes> rooms,
      List<? extends ErrorShape> errors) {
    return start(
        new Place(host, port, null), limits, rooms, errors, (route, method, status, nanos) -> {});
  }

  /** Starts to listen. */
  public static HttpServer start(
      Place place,
      Limits limits,
      List<? extends Routes> rooms,
      List<? extends ErrorShape> errors,
      RequestWatch watch) {
    JavalinLogger.enabled = false;
    Server server = new Server(new Workers());
    Gate gate = new Gate(new Arrival(limits.pace()));
    server.setHandler(gate);
    server.setErrorHandler(new ProtocolErrors());
    server.setStopTimeout(limits.grace().toMillis());
    Javalin app =
        Javalin.create(
            config -> {
              quiet(config);
              config.http.maxRequestSize = limits.body();
              config.http.prefer405over404 = true;
              config.router.treatMultipleSlashesAsSingleSlash = true;
              config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
              config.unsafe.jettyInternal.server = server;
              // Without Javalin's servlet for web sockets, which costs start time and memory.
              config.unsafe.servlet =
                  LazyKt.lazy(() -> new ServletEntry(null, front(config.unsafe, limits, watch)));
              config.appData(Body.LIMIT, limits.body());
              config.jetty.modifyHttpConfiguration(HttpServer::configure);
              config.jetty.addConnector((jetty, http) -> connector(jetty, http, place, limits));
              new Errors(errors).register(config.routes);
              rooms.forEach(room -> room.register(config.routes));
            });
    try {
      return new HttpServer(app.start(), place, gate);
    } catch (JavalinException e) {
      stop(server);
      throw CannotListenException.of(place.host(), place.port(), e);
    }
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
  }

  private static Front front(JavalinState state, Limits limits, RequestWatch watch) {
    return new Front(new JavalinServlet(state), limits, watch);
  }

  private static void configure(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setOutputAggregationSize(http.getOutputBufferSize());
    http.setUriCompliance(URIS);
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, Place place, Limits limits) {
    ServerConnector connector = new ServerConnector(server, 1, 1, protocols(http, place.tls()));
    connector.setHost(place.host());
    connector.setPort(place.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(Math.min(1000, limits.idle().toMillis() / 10));
    return connector;
  }

  private static ConnectionFactory[] protocols(HttpConfiguration http, @Nullable Tls tls) {
    ConnectionFactory plain = new HttpConnectionFactory(http);
    if (tls == null) {
      return new ConnectionFactory[] {plain};
    }
    // One certificate for whatever name a client knows: it is the client that compares.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ConnectionFactory[] {
      new SslConnectionFactory(tls.context(), plain.getProtocol()), plain
    };
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server didn't stop", e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return app.port();
  }

  /** How many requests are being served. */
  public long requests() {
    return gate.inside();
  }

  /** Where it listens, as a URL without a slash at its end. */
  public String url() {
    String host = place.host().contains(":") ? "[" + place.host() + "]" : place.host();
    return (place.tls() == null ? "http://" : "https://") + host + ":" + port();
  }

  @Override
  public void close() {
    app.stop();
  }
}
