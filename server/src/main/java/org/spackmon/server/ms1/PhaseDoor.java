package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.io.IOException;
import org.spackmon.record.Caller;
import org.spackmon.record.Receipt.PhaseKept;
import org.spackmon.record.Report.PhaseReported;
import org.spackmon.server.http.Body;
import org.spackmon.storage.Contents;

/** {@code POST builds/phases/update/}: a phase of a build that ended, with its log. */
final class PhaseDoor {
  private static final int LONGEST = 400;

  private final Reports reports;
  private final Contents contents;

  PhaseDoor(Reports reports, Contents contents) {
    this.reports = reports;
    this.contents = contents;
  }

  void post(Context ctx) throws IOException {
    Caller caller = reports.caller(ctx);
    PhaseBody body = PhaseBody.read(Body.stream(ctx), contents);
    if (body.buildId().missing()) {
      throw Reports.refused("Missing required build_id.");
    }
    if (body.name().missing() || body.status().missing()) {
      throw Reports.refused("phase_name, and status are required.");
    }
    String name = body.name().safe(LONGEST);
    String status = body.status().safe(LONGEST);
    long build = BuildId.of(body.buildId());
    answer(
        ctx, reports.recordOfBuild(new PhaseReported(caller, build, name, status, body.output())));
  }

  /** Unlike the others, this answer has its code before its data. */
  private static void answer(Context ctx, PhaseKept phase) {
    Replies.send(
        ctx,
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("message", "Phase " + phase.name() + " was successfully updated.");
          json.writeNumberField("code", 200);
          json.writeObjectFieldStart("data");
          json.writeObjectFieldStart("build_phase");
          json.writeNumberField("id", phase.id());
          json.writeStringField("status", phase.status());
          json.writeStringField("name", phase.name());
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndObject();
        });
  }
}
