package org.spackmon.app.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.spackmon.logs.Finding;
import org.spackmon.logs.Reading;

/** What {@code spackmon log --json} says; scripts rely on these names. */
final class ReadingJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ReadingJson() {}

  static String of(Reading reading) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("diagnosis", reading.diagnosis());
      findings(json, "errors", reading.errors());
      findings(json, "warnings", reading.warnings());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void findings(JsonGenerator json, String name, List<Finding> findings)
      throws IOException {
    json.writeArrayFieldStart(name);
    int rank = 1;
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeNumberField("line", finding.line());
      json.writeStringField("text", finding.text());
      json.writeStringField("file", finding.file());
      if (finding.sourceLine() == 0) {
        json.writeNullField("source_line");
      } else {
        json.writeNumberField("source_line", finding.sourceLine());
      }
      json.writeStringField("class", finding.kind().word());
      json.writeStringField("fingerprint", finding.fingerprint());
      json.writeNumberField("rank", rank++);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
