package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.io.IOException;
import org.spackmon.record.Caller;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Receipt.BuildUpdated;
import org.spackmon.record.Report.StatusReported;
import org.spackmon.server.http.Body;

/** {@code POST builds/update/}: how a build ended. */
final class StatusDoor {
  private final Reports reports;

  StatusDoor(Reports reports) {
    this.reports = reports;
  }

  void post(Context ctx) throws IOException {
    Caller caller = reports.caller(ctx);
    StatusBody body = StatusBody.read(Body.bytes(ctx));
    if (body.buildId().missing()) {
      throw Reports.refused("Missing required build id.");
    }
    ClaimedStatus status = body.status();
    if (status == null) {
      throw Reports.refused("Invalid status. Choices are CANCELLED,SUCCESS,NOTRUN,FAILED");
    }
    long build = BuildId.of(body.buildId());
    BuildUpdated updated = reports.recordOfBuild(new StatusReported(caller, build, status));
    Replies.send(ctx, 200, "Status updated", json -> BuildJson.write(json, updated.build()));
  }
}
