package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.PhaseMark;

/**
 * An attempt at a build, in a list.
 *
 * @param diagnosis why it failed, in one line
 */
record BuildItem(
    long build,
    int attempt,
    String url,
    String outcome,
    @JsonProperty("package") String packageName,
    @Nullable String version,
    long spec,
    String specHash,
    String compiler,
    String system,
    String hostname,
    String owner,
    String spackVersion,
    List<String> tags,
    List<PhaseMark> phases,
    @Nullable String diagnosis,
    Instant opened,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Duration duration) {

  static BuildItem of(BuildRow row, Links links) {
    return new BuildItem(
        row.build(),
        row.number(),
        links.to("/builds/" + row.build()),
        row.outcome().word(),
        row.packageName(),
        row.version(),
        row.node(),
        row.specHash(),
        row.compiler(),
        row.system(),
        row.hostname(),
        row.owner(),
        row.spackVersion(),
        row.tags(),
        row.phases(),
        row.diagnosis(),
        row.opened(),
        row.started(),
        row.ended(),
        row.duration());
  }
}
