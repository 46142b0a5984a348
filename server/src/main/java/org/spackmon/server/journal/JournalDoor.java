package org.spackmon.server.journal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.spackmon.journal.Position;
import org.spackmon.journal.Welcome;
import org.spackmon.record.Caller;
import org.spackmon.record.Receipt.JournalKept;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.accounts.PublicAddress;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.Body;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.RunJournals.Progress;
import org.spackmon.storage.Store;

/**
 * Takes the journals of runs, from a client that follows one while it is written or that uploads
 * one later: in order, each byte once, however often it is sent. The answer always says how far a
 * run is kept.
 */
public final class JournalDoor implements Routes {
  private static final String JSON = "application/json";
  private static final String DOOR = "journal";
  private static final int VERSION = 1;
  private static final long LARGEST = 16 << 20;
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Store store;
  private final JournalIntake intake;
  private final Access access;
  private final PublicAddress address;
  private final String path;
  private final String version;
  private final long largest;

  /**
   * A door to a store.
   *
   * @param prefix first part of the paths, without slashes at its ends
   * @param version the server's own
   * @param bodyLimit bytes that any request's body may have
   */
  public JournalDoor(
      Store store,
      Access access,
      PublicAddress address,
      String prefix,
      String version,
      long bodyLimit) {
    this.store = store;
    this.intake = new JournalIntake(store);
    this.access = access;
    this.address = address;
    this.path = "/" + prefix + "/journal/v1";
    this.version = version;
    this.largest = Math.min(bodyLimit, LARGEST);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(path, this::welcome, Who.ANYONE);
    routes.get(path + "/runs/{run}", this::progress, Who.ANYONE);
    routes.post(path + "/runs/{run}", this::report, Who.ANYONE);
    routes.get(path + "/stores", this::store, Who.ANYONE);
  }

  private void welcome(Context ctx) {
    Identity who = access.reporter(ctx);
    Welcome welcome = new Welcome(VERSION, version, largest, now(), who.name());
    ctx.contentType(JSON).result(welcome.json());
  }

  private void progress(Context ctx) {
    Identity who = access.reporter(ctx);
    String run = run(ctx);
    Progress known =
        store
            .journals()
            .progress(run)
            .orElseThrow(() -> ProblemException.notFound("No run is known as " + run));
    if (known.account() != who.account()) {
      throw JournalIntake.foreign(run);
    }
    store.journals().check(known.run());
    answer(ctx, run);
  }

  private void report(Context ctx) {
    Identity who = access.reporter(ctx);
    String run = run(ctx);
    Caller caller = new Caller(who.account(), run, DOOR, now());
    JournalKept kept = intake.take(caller, Body.bytes(ctx, largest));
    ctx.status(kept.gap() ? HttpStatus.CONFLICT : HttpStatus.OK);
    answer(ctx, run);
  }

  private void store(Context ctx) {
    access.reporter(ctx);
    String system = ctx.queryParam("system");
    String root = ctx.queryParam("root");
    if (system == null || root == null) {
      throw ProblemException.invalid("system and root", "both", "not both");
    }
    ctx.contentType(JSON).result(intake.known(system, root).json());
  }

  private void answer(Context ctx, String run) {
    Progress kept =
        store
            .journals()
            .progress(run)
            .orElseThrow(() -> ProblemException.notFound("The run was removed meanwhile"));
    Map<String, Long> logs = kept.logs();
    Position position = new Position(run, kept.events(), logs, address.of(ctx) + "/runs/" + run);
    ctx.contentType(JSON).result(position.json());
  }

  private static String run(Context ctx) {
    String run = ctx.pathParam("run");
    if (!RUN.matcher(run).matches()) {
      throw ProblemException.notFound("No run can be named like this");
    }
    return run;
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
