package org.spackmon.server.ms1;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Caller;
import org.spackmon.record.Receipt.SpecKept;
import org.spackmon.record.Report.SpecPosted;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.server.http.Body;
import org.spackmon.spack.SpecFormatException;

/** {@code POST specs/new/}: a concrete spec with all of its dependencies. */
final class SpecDoor {
  private final Reports reports;
  private final SpecPosts posts;

  SpecDoor(Reports reports, SpecPosts posts) {
    this.reports = reports;
    this.posts = posts;
  }

  void post(Context ctx) throws IOException {
    Caller caller = reports.caller(ctx);
    byte[] body = Body.bytes(ctx);
    SpecKept kept = known(caller, body);
    if (kept == null) {
      kept = read(caller, body);
    }
    answer(ctx, kept);
  }

  /** Clients post the same spec again and again: a known text isn't read, only noted. */
  private @Nullable SpecKept known(Caller caller, byte[] body) {
    SpecPosted post = posts.known(caller, body);
    try {
      return post == null ? null : reports.record(post);
    } catch (ReportRejectedException removedMeanwhile) {
      return null;
    }
  }

  private SpecKept read(Caller caller, byte[] body) throws IOException {
    Field version = version(body);
    if (version.missing()) {
      throw Reports.refused("A spack_version string is required");
    }
    try {
      return reports.record(posts.read(caller, body, version.safe(BuildBody.LONGEST)));
    } catch (SpecFormatException e) {
      throw Reports.refused(String.valueOf(e.getMessage()));
    } catch (ReportRejectedException e) {
      throw new IllegalStateException("a spec with its text was refused", e);
    }
  }

  private static Field version(byte[] body) throws IOException {
    JsonStream json = JsonStream.of(body);
    Field[] version = {Field.ABSENT};
    json.object(
        name -> {
          if (name.equals("spack_version")) {
            version[0] = json.field();
          } else {
            json.skip();
          }
        });
    json.end();
    return version[0];
  }

  private static void answer(Context ctx, SpecKept kept) {
    Replies.send(
        ctx,
        kept.created() ? 201 : 200,
        "success",
        json -> {
          if (kept.name() == null) {
            json.writeNullField("spec");
          } else {
            spec(json, kept);
          }
          json.writeBooleanField("created", kept.created());
        });
  }

  private static void spec(JsonGenerator json, SpecKept kept) throws IOException {
    json.writeObjectFieldStart("spec");
    json.writeStringField("full_hash", kept.specHash());
    json.writeStringField("name", kept.name());
    json.writeStringField("version", kept.version());
    json.writeStringField("spack_version", kept.spackVersion());
    json.writeObjectFieldStart("specs");
    for (Map.Entry<String, @Nullable String> dependency : kept.dependencies().entrySet()) {
      json.writeStringField(dependency.getKey(), dependency.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
