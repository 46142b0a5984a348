package org.spackmon.server.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.ClaimRow;
import org.spackmon.storage.views.builds.PhaseRow;
import org.spackmon.storage.views.builds.RunRow;

/**
 * One try at a build.
 *
 * @param outcome what the evidence says
 * @param claims what was said, in the order in which it arrived
 */
record AttemptItem(
    int number,
    String url,
    String outcome,
    List<Phase> phases,
    List<Claim> claims,
    List<RunRow> runs,
    List<String> tags,
    Instant opened,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Duration duration) {

  /**
   * A phase.
   *
   * @param said how long it took by the stamps in its log
   */
  record Phase(
      long id,
      String name,
      String status,
      boolean failed,
      @Nullable LogItem log,
      @Nullable Long errorLine,
      Instant arrived,
      @Nullable Duration said) {

    static Phase of(String attempt, PhaseRow row) {
      return new Phase(
          row.id(),
          row.name(),
          row.status(),
          row.failed(),
          LogItem.of(attempt, row),
          row.errorLine(),
          row.arrived(),
          row.said());
    }
  }

  /**
   * What a client said.
   *
   * @param phase null: said of the whole build
   * @param run the id of one of the attempt's runs
   */
  record Claim(@Nullable String phase, String status, long run, Instant arrived) {
    static Claim of(ClaimRow row) {
      return new Claim(row.phase(), row.status(), row.run(), row.arrived());
    }
  }

  static AttemptItem of(long build, AttemptPart part, Links links) {
    String url = links.to("/builds/" + build + "/attempts/" + part.number());
    return new AttemptItem(
        part.number(),
        url,
        part.outcome().word(),
        part.phases().stream().map(row -> Phase.of(url, row)).toList(),
        part.claims().stream().map(Claim::of).toList(),
        part.runs(),
        part.tags(),
        part.opened(),
        part.started(),
        part.ended(),
        part.duration());
  }
}
