package org.spackmon.server.ms1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.spackmon.record.Receipt;

/** The few facts of a build that answers repeat. */
final class BuildJson {
  private BuildJson() {}

  static void write(JsonGenerator json, Receipt.BuildRef build) throws IOException {
    json.writeObjectFieldStart("build");
    json.writeNumberField("build_id", build.id());
    json.writeStringField("spec_full_hash", build.specHash());
    json.writeStringField("spec_name", build.specName());
    json.writeEndObject();
  }
}
