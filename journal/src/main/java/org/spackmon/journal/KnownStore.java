package org.spackmon.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What does the server know of a store? So that an import only reads what is new.
 *
 * @param installs state of what is in it, by hash: see {@link #state}
 * @param failures when each failed, by hash
 * @param environments of its system: state by path
 */
public record KnownStore(
    Map<String, String> installs, Map<String, Long> failures, Map<String, String> environments) {

  /** What of an install tells whether it is as it was. */
  public static String state(long installed, boolean explicit, boolean deprecated) {
    return installed + (explicit ? " explicit" : "") + (deprecated ? " deprecated" : "");
  }

  public static KnownStore read(byte[] json) throws DamagedException {
    Fields fields = Fields.of(json, 0, json.length);
    Fields installs = fields.object("installs");
    Fields failures = fields.object("failures");
    Fields environments = fields.object("environments");
    if (installs == null) {
      throw new DamagedException("expected installs");
    }
    return new KnownStore(
        installs.allTexts(),
        failures == null ? Map.of() : failures.allNumbers(),
        environments == null ? Map.of() : environments.allTexts());
  }

  public byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = Fields.JSON.createGenerator(bytes)) {
      out.writeStartObject();
      texts(out, "installs", installs);
      out.writeObjectFieldStart("failures");
      for (Map.Entry<String, Long> failure : failures.entrySet()) {
        out.writeNumberField(failure.getKey(), failure.getValue());
      }
      out.writeEndObject();
      texts(out, "environments", environments);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void texts(JsonGenerator out, String name, Map<String, String> texts)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      out.writeStringField(text.getKey(), text.getValue());
    }
    out.writeEndObject();
  }
}
