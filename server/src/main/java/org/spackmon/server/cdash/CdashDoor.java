package org.spackmon.server.cdash;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Caller;
import org.spackmon.record.Report.CdashReported;
import org.spackmon.record.cdash.CdashFile;
import org.spackmon.server.accounts.Access;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.accounts.PublicAddress;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.Body;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.Store;
import org.spackmon.storage.views.builds.Builds;

/**
 * Takes what a stock Spack sends to a CDash server: {@code spack install --log-format=cdash
 * --cdash-upload-url=http://HOST/submit.php?project=NAME}. It looks for a number in the answer, and
 * prints a link that has it.
 */
public final class CdashDoor implements Routes {
  private static final String DOOR = "cdash";
  private static final String HINT =
      "Say who reports: export SPACK_CDASH_AUTH_TOKEN with a token of yours";

  private final Store store;
  private final Builds builds;
  private final Access access;
  private final PublicAddress address;

  public CdashDoor(Store store, Builds builds, Access access, PublicAddress address) {
    this.store = store;
    this.builds = builds;
    this.access = access;
    this.address = address;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.put("/submit.php", this::submit, Who.ANYONE);
    routes.post("/submit.php", this::submit, Who.ANYONE);
    routes.get("/buildSummary.php", this::summary, Who.READER);
  }

  private void submit(Context ctx) {
    Identity who = access.owner(ctx, HINT);
    CdashXml file = read(Body.bytes(ctx));
    CdashFile build = new Translator(file, store.contents()).build();
    answer(ctx, build == null ? null : record(ctx, who, file, build));
  }

  private static CdashXml read(byte[] body) {
    try {
      return CdashXml.read(body);
    } catch (XMLStreamException e) {
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST,
          "The file isn't XML as Spack writes it: " + SafeXml.problem(e));
    }
  }

  private Long record(Context ctx, Identity who, CdashXml file, CdashFile build) {
    String project = ctx.queryParam("project");
    String run = Translator.run(file, who.account(), project == null ? "" : project);
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    Caller caller = new Caller(who.account(), run, DOOR, now);
    return store.record(new CdashReported(caller, build)).join().attempt();
  }

  /** Spack takes the number of the first answer that has one. */
  private static void answer(Context ctx, @Nullable Long attempt) {
    String id = attempt == null ? "" : "<buildId>" + attempt + "</buildId>";
    ctx.contentType("text/xml; charset=utf-8")
        .result(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cdash><status>OK</status><message></message>"
                + id
                + "</cdash>\n");
  }

  private void summary(Context ctx) {
    String id = ctx.queryParam("buildid");
    Builds.Place place =
        builds
            .place(id == null || !id.matches("[0-9]{1,18}") ? 0 : Long.parseLong(id))
            .orElseThrow(() -> ProblemException.notFound("No build was reported by this number"));
    String page = "/builds/" + place.build() + "?attempt=" + place.number();
    ctx.redirect(address.base() + page, HttpStatus.FOUND);
  }
}
