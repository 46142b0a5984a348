package org.spackmon.client.saved;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of these files does a server have already? It can't tell a second upload from a second
 * build, so the folder remembers, file by file.
 */
final class Uploaded {
  private static final String FILE = "spackmon-uploaded.ndjson";

  private final Path record;
  private final String server;
  private final Map<String, Long> files = new HashMap<>();
  private boolean writable = true;

  /**
   * @param server the address of its door: what one server has says nothing of another
   */
  Uploaded(Path folder, String server) {
    record = folder.resolve(FILE);
    this.server = server;
    try {
      for (String line : Files.readString(record).split("\n", -1)) {
        read(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // Nothing was uploaded from here yet.
    }
  }

  private void read(byte[] line) {
    try {
      SavedJson.check(line);
      String file = SavedJson.text(line, "file");
      if (file != null && server.equals(SavedJson.text(line, "server"))) {
        Long build = SavedJson.number(line, SavedJson.BUILD);
        files.put(file, build == null ? 0L : build);
      }
    } catch (IOException e) {
      // A line that a crash has cut: that file goes once more.
    }
  }

  boolean has(String file) {
    return files.containsKey(file);
  }

  /** The server's number of the build that a file announced. */
  long build(String file) {
    return files.getOrDefault(file, 0L);
  }

  void add(String file, @Nullable Long build) {
    files.put(file, build == null ? 0L : build);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator out = SavedJson.JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("server", server);
      out.writeStringField("file", file);
      if (build != null) {
        out.writeNumberField(SavedJson.BUILD, build);
      }
      out.writeEndObject();
      out.writeRaw('\n');
      out.flush();
      Files.write(
          record,
          line.toByteArray(),
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      writable = false;
    }
  }

  /** Whether the next upload will know of this one. */
  boolean isWritable() {
    return writable;
  }
}
