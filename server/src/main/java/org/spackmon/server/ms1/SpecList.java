package org.spackmon.server.ms1;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.views.specs.NamedSpec;
import org.spackmon.storage.views.specs.NamedSpecs;

/** {@code GET specs/name/NAME/}: every spec of a package, once for each Spack that told of it. */
final class SpecList {
  private final NamedSpecs specs;

  SpecList(NamedSpecs specs) {
    this.specs = specs;
  }

  void get(Context ctx) {
    String name = SafeName.of(ctx.pathParam("name"), Integer.MAX_VALUE);
    List<NamedSpec> named = specs.of(name);
    Replies.send(
        ctx,
        200,
        json -> {
          json.writeStartArray();
          for (NamedSpec spec : named) {
            write(json, name, spec);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, String name, NamedSpec spec) throws IOException {
    String hash = spec.hashes().get(HashKind.HASH);
    json.writeStartObject();
    json.writeNumberField("id", spec.id());
    json.writeStringField("name", name);
    json.writeStringField("spack_version", spec.spackVersion());
    json.writeStringField("full_hash", spec.hashes().getOrDefault(HashKind.FULL_HASH, hash));
    json.writeStringField("build_hash", spec.hashes().get(HashKind.BUILD_HASH));
    json.writeStringField("hash", hash == null ? "" : hash);
    json.writeStringField("package_hash", spec.hashes().get(HashKind.PACKAGE_HASH));
    json.writeStringField("namespace", spec.namespace());
    json.writeStringField("version", spec.version());
    number(json, "arch", spec.arch() == null ? null : number(spec.arch()));
    number(json, "compiler", spec.compiler());
    json.writeFieldName("parameters");
    json.writeRawValue(spec.parameters());
    json.writeArrayFieldStart("dependencies");
    for (Long child : spec.children()) {
      json.writeNumber(child);
    }
    json.writeEndArray();
    json.writeStringField("add_date", time(spec.firstSeen()));
    json.writeStringField("modify_date", time(spec.firstSeen()));
    json.writeStringField("label", "spec");
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String field, @Nullable Long number)
      throws IOException {
    if (number == null) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, number);
    }
  }

  /** Clients expect a number that is equal for equal architectures, and nothing more of it. */
  private static long number(String arch) {
    CRC32 crc = new CRC32();
    crc.update(arch.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
