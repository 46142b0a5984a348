package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.advisories.AdvisoryRow;
import org.spackmon.storage.advisories.HitRow;
import org.spackmon.storage.advisories.Statement;

/** An advisory in a list. */
record AdvisoryItem(
    String id,
    String summary,
    String severity,
    @Nullable String verdict,
    List<HitItem> hits,
    long installs,
    long systems,
    @Nullable Instant firstSeen,
    @Nullable StatementItem statement,
    String vexUrl) {

  static AdvisoryItem of(AdvisoryRow row, Links links) {
    return new AdvisoryItem(
        row.name(),
        row.summary(),
        row.severity().word(),
        row.verdict() == null ? null : row.verdict().word(),
        row.hits().stream().map(HitItem::of).toList(),
        row.installs().installs(),
        row.installs().systems(),
        row.firstSeen(),
        row.statement() == null ? null : StatementItem.of(row.statement()),
        links.by("/advisories/vex", "id", row.name()));
  }

  /** A package in a version that it means. */
  record HitItem(
      @JsonProperty("package") String packageName,
      String version,
      String verdict,
      Instant firstSeen) {
    static HitItem of(HitRow hit) {
      return new HitItem(hit.packageName(), hit.version(), hit.verdict().word(), hit.firstSeen());
    }
  }

  /** What somebody here says of it. */
  record StatementItem(String status, String justification, String reason, String by, Instant at) {
    static StatementItem of(Statement said) {
      return new StatementItem(
          said.status().word(), said.justification(), said.reason(), said.by(), said.at());
    }
  }
}
