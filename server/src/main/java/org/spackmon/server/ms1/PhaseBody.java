package org.spackmon.server.ms1;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.storage.ContentWriter;
import org.spackmon.storage.Contents;

/**
 * What a client says of a phase. Its log may be hundreds of megabytes and may come before or after
 * the other fields: it is cut and compressed while it arrives.
 *
 * @param output the log, null where there is none or an empty one
 */
record PhaseBody(Field buildId, Field name, Field status, @Nullable Content output) {

  static PhaseBody read(InputStream in, Contents contents) throws IOException {
    Reader reader = new Reader(new JsonStream(in), contents);
    reader.json.object(reader::field);
    reader.json.end();
    return new PhaseBody(reader.buildId, reader.name, reader.status, reader.output);
  }

  private static final class Reader {
    private final JsonStream json;
    private final Contents contents;
    private Field buildId = Field.ABSENT;
    private Field name = Field.ABSENT;
    private Field status = Field.ABSENT;
    private @Nullable Content output;

    Reader(JsonStream json, Contents contents) {
      this.json = json;
      this.contents = contents;
    }

    void field(String field) throws IOException {
      switch (field) {
        case "build_id" -> buildId = json.field();
        case "phase_name" -> name = json.field();
        case "status" -> status = json.field();
        case "output" -> output = output();
        default -> json.skip();
      }
    }

    private @Nullable Content output() throws IOException {
      Kind kind = json.peek();
      if (kind == Kind.NULL) {
        json.skip();
        return null;
      }
      ContentWriter log = contents.writer();
      if (kind != Kind.TEXT) {
        json.copy(log);
        log.flag(Content.FLAG_NOT_TEXT);
      } else if (json.text(log)) {
        log.flag(Content.FLAG_NOT_UTF8);
      }
      Content content = log.finish();
      return content.bytes() == 0 ? null : content;
    }
  }
}
