package org.spackmon.client.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Event;
import org.spackmon.journal.JournalWriter;
import org.spackmon.journal.Redaction;

/**
 * What does a journal begin with?
 *
 * @param command as typed, without our own flags
 * @param clock microseconds that the server is ahead, where it was asked
 */
public record RunEvent(
    String run,
    String client,
    List<String> command,
    List<String> tags,
    @Nullable Long clock,
    Map<String, String> environment) {

  public void write(JournalWriter journal) throws IOException {
    journal.write("run", this::fields);
  }

  private void fields(JsonGenerator out) throws IOException {
    Whereabouts here = new Whereabouts(environment);
    out.writeNumberField("version", 1);
    out.writeStringField("run", run);
    out.writeStringField("client", client);
    list(out, "command", Redaction.words(spoken(command)));
    out.writeStringField("user", System.getProperty("user.name", "?"));
    out.writeStringField("host", here.host());
    optional(out, "system", here.system());
    Event.Batch batch = here.batch();
    if (batch != null) {
      out.writeObjectFieldStart("batch");
      out.writeStringField("kind", batch.kind());
      optional(out, "job", batch.job());
      optional(out, "node", batch.node());
      out.writeEndObject();
    }
    list(out, "tags", tags);
    if (clock != null) {
      out.writeNumberField("clock", clock);
    }
  }

  /** Spack is told by its path; people type its name. */
  private static List<String> spoken(List<String> command) {
    if (command.isEmpty() || !command.get(0).endsWith("/spack")) {
      return command;
    }
    List<String> words = new java.util.ArrayList<>(command);
    words.set(0, "spack");
    return words;
  }

  private static void list(JsonGenerator out, String name, List<String> words) throws IOException {
    out.writeArrayFieldStart(name);
    for (String word : words) {
      out.writeString(word);
    }
    out.writeEndArray();
  }

  private static void optional(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }
}
