package org.spackmon.server.pages;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds for every page of this server; see {@link SiteSettings}. */
record Site(
    String base,
    @Nullable String publicUrl,
    String prefix,
    boolean needsLogin,
    String version,
    Assets assets) {

  static Site of(SiteSettings settings, Assets assets) {
    String version = Site.class.getPackage().getImplementationVersion();
    return new Site(
        settings.base(),
        settings.publicUrl(),
        settings.prefix(),
        settings.needsLogin(),
        Objects.requireNonNullElse(version, "from source"),
        assets);
  }
}
