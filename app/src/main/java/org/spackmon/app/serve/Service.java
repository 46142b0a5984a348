package org.spackmon.app.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.ControlSocket;
import org.spackmon.app.control.Served;
import org.spackmon.app.local.AdvisoryMapFile;
import org.spackmon.app.local.SystemsCommand;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.server.accounts.FirstStart;
import org.spackmon.server.http.CannotListenException;
import org.spackmon.storage.Store;
import org.spackmon.storage.ledger.SystemRule;

/** A server and all that belongs to it, from its port to its end by a signal. */
public final class Service implements AutoCloseable {
  /** What the guide's clients try when they are told nothing. */
  private static final int GUIDE_PORT = 80;

  private static final int OTHER_PORT = 8080;

  private final Store store;
  private final SpackmonServer server;
  private final @Nullable ControlSocket control;
  private final LocalAddress told;
  private final boolean refused;
  private final @Nullable String publicUrl;

  private Service(
      Store store,
      SpackmonServer server,
      @Nullable ControlSocket control,
      LocalAddress told,
      boolean refused,
      @Nullable String publicUrl) {
    this.store = store;
    this.server = server;
    this.control = control;
    this.told = told;
    this.refused = refused;
    this.publicUrl = publicUrl;
  }

  /**
   * Starts serving.
   *
   * @param root runs what local people ask of the store
   * @param data folder of a SQLite store, in which the control socket goes; null for PostgreSQL
   * @param port null: the guide's, or the other where the system keeps that for root
   */
  public static Service start(
      Served root,
      Store store,
      @Nullable Path data,
      @Nullable Integer port,
      IntFunction<ServerSettings> settings) {
    boolean refused = false;
    SpackmonServer server;
    try {
      server = SpackmonServer.start(settings.apply(port == null ? GUIDE_PORT : port), store);
    } catch (CannotListenException e) {
      if (port != null || !e.refused()) {
        throw e;
      }
      refused = true;
      server = SpackmonServer.start(settings.apply(OTHER_PORT), store);
    }
    store.jobs().start();
    ControlSocket control =
        data == null
            ? null
            : ControlSocket.open(data, (words, streams) -> root.run(words, streams, store));
    String publicUrl = settings.apply(0).publicUrl();
    LocalAddress told = LocalAddress.tell(data, publicUrl == null ? server.url() : publicUrl);
    return new Service(store, server, control, told, refused, publicUrl);
  }

  public SpackmonServer server() {
    return server;
  }

  /** Gives build hosts their systems by the configuration's rules. */
  public void applySystems(Map<String, List<String>> systems) {
    List<SystemRule> rules = SystemsCommand.rules(systems);
    if (!rules.equals(store.upkeep().systemRules())) {
      store.upkeep().applySystemRules(rules);
    }
  }

  /** Says by a file what advisories call packages; without one, what was said before holds. */
  public void useAdvisoryMap(@Nullable Path file) {
    if (file != null) {
      AdvisoryMapFile.use(file, store);
    }
  }

  /**
   * Says where the server listens, and on its first start who may use it. What takes longer than
   * anybody waits for a start begins now.
   */
  public void welcome(PrintWriter out, PrintWriter err) {
    if (refused) {
      err.printf(
          "Port %d needs root here; serving on %d. Clients need: --monitor-host %s%n",
          GUIDE_PORT, OTHER_PORT, server.url());
    }
    firstUser(out);
    out.println("Listening on " + server.url());
    out.flush();
    store.inventory().readAhead();
  }

  private void firstUser(PrintWriter out) {
    FirstStart.prepare(store, System.getProperty("user.name", "spackmon"))
        .ifPresent(
            first -> {
              out.println("A user was created. Clients need these two lines:");
              out.println("  export SPACKMON_USER=" + first.user());
              out.println("  export SPACKMON_TOKEN=" + first.token());
              out.println("Sign in, once within an hour: " + address() + first.signInPath());
            });
  }

  /** Where people reach the server. */
  private String address() {
    return publicUrl == null ? server.url() : publicUrl;
  }

  @Override
  public void close() {
    told.close();
    if (control != null) {
      control.close();
    }
    server.close();
  }
}
