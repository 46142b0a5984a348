package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.io.IOException;
import org.spackmon.record.Caller;
import org.spackmon.record.Receipt.BuildUpdated;
import org.spackmon.record.Report.AnalysisReported;
import org.spackmon.server.http.Body;
import org.spackmon.storage.Contents;

/** {@code POST analyze/builds/}: what analyzers found out about a build. */
final class AnalysisDoor {
  private final Reports reports;
  private final Contents contents;

  AnalysisDoor(Reports reports, Contents contents) {
    this.reports = reports;
    this.contents = contents;
  }

  void post(Context ctx) throws IOException {
    Caller caller = reports.caller(ctx);
    AnalysisBody body = AnalysisBody.read(Body.bytes(ctx), contents);
    if (body.buildId().missing()) {
      throw Reports.refused("Missing required build_id.");
    }
    long build = BuildId.of(body.buildId());
    BuildUpdated updated =
        reports.recordOfBuild(new AnalysisReported(caller, build, body.results()));
    Replies.send(ctx, 200, "Metadata updated", json -> BuildJson.write(json, updated.build()));
  }
}
