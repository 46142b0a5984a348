package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.specs.SpecRow;

/** A spec in a list. */
record SpecItem(
    long id,
    String url,
    @JsonProperty("package") String packageName,
    @Nullable String version,
    @Nullable String hash,
    String compiler,
    @Nullable String target,
    @Nullable String os,
    boolean concrete,
    Instant firstSeen) {

  static SpecItem of(SpecRow row, Links links) {
    return new SpecItem(
        row.id(),
        links.to("/specs/" + row.id()),
        row.packageName(),
        row.version(),
        row.hash(),
        row.compiler(),
        row.target(),
        row.os(),
        row.concrete(),
        row.firstSeen());
  }
}
