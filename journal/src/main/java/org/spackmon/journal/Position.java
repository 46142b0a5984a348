package org.spackmon.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far does the server have a run? What it answers to every request about one.
 *
 * @param events bytes of {@code events.ndjson}
 * @param logs bytes of each build's log; a build that isn't named has none
 * @param page where people look at the run
 */
public record Position(String run, long events, Map<String, Long> logs, @Nullable String page) {
  public Position {
    logs = Map.copyOf(logs);
  }

  public static Position none(String run) {
    return new Position(run, 0, Map.of(), null);
  }

  public static Position read(byte[] json) throws DamagedException {
    Fields fields = Fields.of(json, 0, json.length);
    String run = fields.text("run");
    Long events = fields.number("events");
    Fields logs = fields.object("logs");
    if (run == null || events == null) {
      throw new DamagedException("expected run and events");
    }
    return new Position(
        run, events, logs == null ? Map.of() : logs.allNumbers(), fields.text("page"));
  }

  public byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = Fields.JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("run", run);
      out.writeNumberField("events", events);
      out.writeObjectFieldStart("logs");
      for (Map.Entry<String, Long> log : logs.entrySet()) {
        out.writeNumberField(log.getKey(), log.getValue());
      }
      out.writeEndObject();
      if (page != null) {
        out.writeStringField("page", page);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
