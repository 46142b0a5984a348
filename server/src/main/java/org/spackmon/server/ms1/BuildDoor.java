package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Caller;
import org.spackmon.record.Receipt.BuildKept;
import org.spackmon.record.Report.BuildAnnounced;
import org.spackmon.record.Report.SpecPosted;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.record.ReportRejectedException.Reason;
import org.spackmon.server.http.Body;

/** {@code POST builds/new/}: a build that a client is about to make, or means to talk about. */
final class BuildDoor {
  private final Reports reports;
  private final SpecPosts posts;

  BuildDoor(Reports reports, SpecPosts posts) {
    this.reports = reports;
    this.posts = posts;
  }

  void post(Context ctx) throws IOException {
    Caller caller = reports.caller(ctx);
    BuildBody body = BuildBody.read(Body.bytes(ctx));
    if (!body.complete()) {
      throw Reports.refused("Missing required build environment data.");
    }
    SpecPosted spec = posts.embedded(caller, body.spec(), body.spackVersion());
    try {
      answer(ctx, announce(caller, body, spec));
    } catch (ReportRejectedException e) {
      unknown(ctx, body);
    }
  }

  private BuildKept announce(Caller caller, BuildBody body, @Nullable SpecPosted spec)
      throws IOException, ReportRejectedException {
    try {
      return reports.record(report(caller, body, spec));
    } catch (ReportRejectedException rejected) {
      if (rejected.reason() != Reason.UNKNOWN_DOCUMENT || body.spec() == null) {
        throw rejected;
      }
      // Removed since it was looked up: it is kept once more.
      SpecPosted again = posts.again(caller, body.spec(), body.spackVersion());
      return reports.record(report(caller, body, again));
    }
  }

  private static BuildAnnounced report(Caller caller, BuildBody body, @Nullable SpecPosted spec)
      throws IOException {
    return new BuildAnnounced(
        caller, body.hash(), body.spackVersion(), body.host(), body.tags(), spec);
  }

  private static void answer(Context ctx, BuildKept kept) {
    Replies.send(
        ctx,
        kept.buildCreated() ? 201 : 200,
        "Build get or create was successful.",
        json -> {
          json.writeBooleanField("build_created", kept.buildCreated());
          json.writeBooleanField("build_environment_created", kept.hostCreated());
          BuildJson.write(json, kept.build());
        });
  }

  private static void unknown(Context ctx, BuildBody body) {
    Replies.send(
        ctx,
        400,
        "The spec with full hash "
            + body.hash()
            + " and spack version "
            + body.spackVersion()
            + " does not exist.",
        json -> {
          json.writeBooleanField("build_created", false);
          json.writeBooleanField("build_environment_created", false);
        });
  }
}
