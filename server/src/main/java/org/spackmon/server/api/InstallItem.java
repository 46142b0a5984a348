package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.inventory.InstallRow;

/** An install in a list. */
record InstallItem(
    long id,
    @JsonProperty("package") String packageName,
    @Nullable String version,
    String hash,
    String specUrl,
    String use,
    String system,
    @Nullable String site,
    String store,
    @Nullable String prefix,
    boolean explicit,
    boolean external,
    @Nullable Instant installed,
    @Nullable Instant gone,
    @Nullable String buildUrl,
    @Nullable Long attempt,
    @Nullable String owner) {

  static InstallItem of(InstallRow row, Links links) {
    return new InstallItem(
        row.id(),
        row.name(),
        row.version(),
        row.hash(),
        links.to("/specs/" + row.node()),
        row.use().word(),
        row.system(),
        row.site(),
        row.store(),
        row.prefix(),
        row.explicit(),
        row.external(),
        row.installedAt(),
        row.uninstalledAt(),
        row.build() == null ? null : links.to("/builds/" + row.build()),
        row.attempt(),
        row.owner());
  }
}
