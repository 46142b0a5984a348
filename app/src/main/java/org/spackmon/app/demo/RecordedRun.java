package org.spackmon.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * One run of a modern Spack, as its client kept it: see docs/journal.md.
 *
 * @param user who is to have run it
 * @param tag that it is to have had
 * @param folder of the recording: a variant of Spack, and what happens
 */
record RecordedRun(String user, String tag, String folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All runs of the demo. */
  static List<RecordedRun> all() {
    return text("/demo/runs")
        .lines()
        .map(line -> line.split(" ", -1))
        .map(words -> new RecordedRun(words[0], words[1], words[2]))
        .toList();
  }

  String name() {
    return folder.substring(folder.indexOf('/') + 1).replace('-', ' ')
        + ", Spack "
        + folder.substring(0, folder.indexOf('/'));
  }

  /** The events in the order of their file. */
  List<ObjectNode> events() {
    return text(path("events.ndjson")).lines().map(RecordedRun::parse).toList();
  }

  /** A file of the run's folder; logs are kept compressed. */
  byte[] file(String name) {
    try (InputStream in = open(path(name));
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String path(String name) {
    return "/demo/journal/" + folder + "/" + name;
  }

  private static ObjectNode parse(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String path) {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    return Objects.requireNonNull(
        RecordedRun.class.getResourceAsStream(path), () -> "no recording " + path);
  }
}
