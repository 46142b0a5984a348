package org.spackmon.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Who answers at the door? What the server says before a client starts anything.
 *
 * @param version of the journal
 * @param server the server's own version
 * @param largest bytes of a request before compression
 * @param now microseconds since the epoch, by the server's clock
 * @param user who the credentials belong to
 */
public record Welcome(
    int version, @Nullable String server, long largest, long now, @Nullable String user) {

  public static Welcome read(byte[] json) throws DamagedException {
    Fields fields = Fields.of(json, 0, json.length);
    Long version = fields.number("version");
    Long largest = fields.number("largest");
    Long now = fields.number("now");
    if (version == null || largest == null || now == null) {
      throw new DamagedException("expected version, largest and now");
    }
    return new Welcome(
        version.intValue(), fields.text("server"), largest, now, fields.text("user"));
  }

  public byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = Fields.JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("version", version);
      out.writeStringField("server", server);
      out.writeNumberField("largest", largest);
      out.writeNumberField("now", now);
      out.writeStringField("user", user);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
