package org.spackmon.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.http.Routes;

/** Style, script and icon. */
final class AssetRoutes implements Routes {
  private static final String A_YEAR = "public, max-age=31536000, immutable";
  private static final String AN_HOUR = "public, max-age=3600";

  private final Assets assets;

  AssetRoutes(Assets assets) {
    this.assets = assets;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/static/{name}", this::file, Who.ANYONE);
  }

  private void file(Context ctx) {
    String name = ctx.pathParam("name");
    Assets.Asset asset = assets.get(name);
    if (asset == null) {
      throw ProblemException.notFound("No file is called " + name);
    }
    boolean named = asset.version().equals(ctx.queryString());
    ctx.header(Header.CACHE_CONTROL, named ? A_YEAR : AN_HOUR);
    ctx.contentType(asset.type()).result(asset.bytes());
  }
}
