package org.spackmon.server.ms1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a real client once said, and what a server must know afterwards.
 *
 * @param name such as "spack-0.17.1/14-needs-broken"
 * @param steps the reports that were accepted, in their order
 * @param expect the end state; null where none was written down
 */
record Recording(String name, List<Step> steps, @Nullable JsonNode expect) {
  static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One report.
   *
   * @param session which run of Spack
   * @param token which of the recording's tokens it came with
   * @param path below the prefix
   * @param answer what was answered then
   */
  record Step(
      int number,
      int session,
      String user,
      int token,
      String path,
      String body,
      int status,
      JsonNode answer) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Every recording in a folder of the class path, by name. */
  static List<Recording> in(String folder) {
    List<Recording> all = new ArrayList<>();
    try {
      URI uri = Recording.class.getResource(folder).toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          read(jar.getPath(folder), all);
        }
      } else {
        read(Path.of(uri), all);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static void read(Path folder, List<Recording> all) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().matches(".*\\.jsonl(\\.gz)?")) {
          all.add(read(file));
        }
      }
    }
  }

  private static Recording read(Path file) throws IOException {
    String folder = file.getName(file.getNameCount() - 2).toString();
    String base = file.getFileName().toString().replaceAll("\\.jsonl(\\.gz)?$", "");
    List<Step> steps = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw,
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        step(steps.size(), JSON.readTree(line), steps);
      }
    }
    Path expect = file.resolveSibling(base + ".expect.json");
    return new Recording(
        folder + "/" + base,
        List.copyOf(steps),
        Files.exists(expect) ? JSON.readTree(Files.readAllBytes(expect)) : null);
  }

  /** Only reports that were taken count: the others the client repeated, or gave up. */
  private static void step(int number, JsonNode line, List<Step> steps) throws IOException {
    int status = line.path("status").asInt();
    boolean taken = status == 200 || status == 201;
    if (!line.path("method").asText().equals("POST") || !taken) {
      return;
    }
    String body =
        line.has("req_body_b64")
            ? new String(
                Base64.getDecoder().decode(line.get("req_body_b64").asText()),
                StandardCharsets.UTF_8)
            : line.path("req_body").asText();
    steps.add(
        new Step(
            number,
            line.path("session").asInt(1),
            line.path("user").asText("spacky"),
            line.path("token").asInt(1),
            line.path("path").asText().replaceFirst("^/[^/]+", ""),
            body,
            status,
            JSON.readTree(line.path("resp_body").asText())));
  }
}
