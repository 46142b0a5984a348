package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.download.DownloadRoutes;

/**
 * {@code GET /PREFIX/}: what is here, for everybody. Old clients read {@code id}, {@code status}
 * and {@code version}; newer ones look under {@code doors} for what else is spoken.
 */
final class ServiceInfo {
  private final byte[] json;

  ServiceInfo(String version, @Nullable String publicUrl) {
    String url = publicUrl == null ? "" : publicUrl;
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    json =
        Replies.bytes(
            out -> {
              out.writeStartObject();
              out.writeStringField("id", "spackmon");
              out.writeStringField("status", "running");
              out.writeStringField("name", "Spack Monitor (Spackmon)");
              out.writeStringField("description", "Records what Spack builds, and shows it.");
              out.writeObjectFieldStart("organization");
              out.writeStringField("name", "spackmon");
              out.writeStringField("url", url);
              out.writeEndObject();
              out.writeStringField("contactUrl", url);
              out.writeStringField("documentationUrl", url);
              out.writeStringField("createdAt", started);
              out.writeStringField("updatedAt", started);
              out.writeStringField("environment", "production");
              out.writeStringField("version", version);
              out.writeStringField("auth_instructions_url", url.isEmpty() ? "" : url + "/sign-in");
              out.writeObjectFieldStart("doors");
              out.writeNumberField("ms1", 1);
              out.writeNumberField("journal", 1);
              out.writeNumberField("cdash", 1);
              out.writeStringField("api", "/api/v1");
              out.writeStringField("client", DownloadRoutes.PATH);
              out.writeEndObject();
              out.writeEndObject();
            });
  }

  void get(Context ctx) {
    ctx.contentType(Replies.JSON).result(json);
  }
}
