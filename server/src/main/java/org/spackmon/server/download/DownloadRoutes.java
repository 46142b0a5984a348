package org.spackmon.server.download;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;

/**
 * Serves {@code /client/spackmon-client.tar.gz}, and beside it its SHA-256. Anybody may fetch it:
 * nothing in it is secret, and a recipe for a container has no login yet.
 */
public final class DownloadRoutes implements Routes {
  /** Below the server's root; recipes have it in them, so it stays. */
  public static final String PATH = "/client/" + ClientBundle.NAME;

  @Override
  public void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> answer(ctx, "application/gzip", bundle().bytes()), Who.ANYONE);
    routes.get(PATH + ".sha256", ctx -> answer(ctx, "text/plain", line(bundle())), Who.ANYONE);
  }

  /** As {@code sha256sum -c} reads it. */
  private static byte[] line(ClientBundle bundle) {
    String line = bundle.sha256() + "  " + ClientBundle.NAME + "\n";
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  private static ClientBundle bundle() {
    return ClientBundle.shipped()
        .orElseThrow(
            () -> ProblemException.notFound("This server was put together without its client."));
  }

  /** May be kept, but is asked for again each time: file and sum must be of one version. */
  private static void answer(Context ctx, String type, byte[] bytes) {
    String tag = "\"" + bundle().sha256() + "\"";
    ctx.header(Header.ETAG, tag);
    ctx.header(Header.CACHE_CONTROL, "public, no-cache");
    String known = ctx.header(Header.IF_NONE_MATCH);
    if (known != null && known.contains(tag)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.contentType(type).result(bytes);
  }
}
