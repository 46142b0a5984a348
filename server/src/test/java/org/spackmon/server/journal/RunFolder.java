package org.spackmon.server.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A recorded run of a real Spack, and what its journal says in the plainest reading. */
record RunFolder(String name, byte[] events, Map<String, byte[]> logs, Map<String, byte[]> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All that were recorded. */
  static List<RunFolder> all() {
    try {
      URI place =
          Objects.requireNonNull(RunFolder.class.getResource("/recordings/journal")).toURI();
      if (!place.getScheme().equals("jar")) {
        return all(Path.of(place));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return all(jar.getPath("/recordings/journal"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<RunFolder> all(Path root) throws IOException {
    List<RunFolder> all = new ArrayList<>();
    for (Path events : below(root, "events.ndjson")) {
      all.add(read(root, Objects.requireNonNull(events.getParent())));
    }
    return all;
  }

  private static List<Path> below(Path folder, String end) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> Files.isRegularFile(path) && path.toString().endsWith(end))
          .sorted()
          .toList();
    }
  }

  private static RunFolder read(Path root, Path folder) throws IOException {
    Map<String, byte[]> logs = new TreeMap<>();
    for (Path log : below(folder.resolve("logs"), ".log.gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(log))) {
        String name = String.valueOf(log.getFileName());
        logs.put(name.substring(0, name.length() - ".log.gz".length()), in.readAllBytes());
      }
    }
    Map<String, byte[]> files = new TreeMap<>();
    Path all = folder.resolve("files");
    for (Path file : below(all, "")) {
      Path relative = all.relativize(file);
      String build = String.valueOf(relative.getName(0));
      files.put(build + " " + relative.getName(0).relativize(relative), Files.readAllBytes(file));
    }
    return new RunFolder(
        root.relativize(folder).toString(),
        Files.readAllBytes(folder.resolve("events.ndjson")),
        logs,
        files);
  }

  /** Every event that can be read. */
  List<JsonNode> lines() {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : new String(events, StandardCharsets.UTF_8).split("\n", -1)) {
      try {
        JsonNode event = JSON.readTree(line);
        if (event != null && event.isObject()) {
          lines.add(event);
        }
      } catch (IOException e) {
        // damaged on purpose
      }
    }
    return lines;
  }

  String run() {
    return lines().get(0).at("/run").asText();
  }

  /** Build to how it ended. */
  Map<String, String> attempts() {
    Map<String, String> ends = new TreeMap<>();
    boolean exited = lines().stream().anyMatch(event -> is(event, "exit"));
    for (JsonNode event : lines()) {
      if (is(event, "build")) {
        ends.put(event.at("/build").asText(), exited ? "interrupted" : "running");
      }
    }
    for (JsonNode event : lines()) {
      String outcome = event.at("/outcome").asText();
      String build = event.at(event.has("build") ? "/build" : "/hash").asText();
      boolean tried = !outcome.equals("reused") && !outcome.equals("external");
      if (is(event, "end") && (tried || ends.containsKey(build))) {
        ends.put(build, outcome);
      }
    }
    return ends;
  }

  /** Build and phase to how it went, in Spack's own order. */
  Map<String, String> phases() {
    Map<String, String> phases = new TreeMap<>();
    for (JsonNode event : lines()) {
      if (is(event, "phase") || is(event, "step")) {
        String status = event.at("/ok").asBoolean(true) ? "SUCCESS" : "ERROR";
        phases.put(
            event.at("/build").asText() + " " + event.at("/name").asText(),
            event.at("/state").asText().equals("begin") ? "RUNNING" : status);
      }
    }
    return phases;
  }

  private static boolean is(JsonNode event, String name) {
    return event.at("/event").asText().equals(name);
  }
}
