package org.spackmon.testkit.installing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Install trees that real Spacks left, without what they installed: recordings/stores. */
public final class RecordedStore {
  /** What the roots of the trees end with, as their databases say. */
  public static final String FORMER_ROOT = "/opt/";

  /** What came from a build cache that the tree of {@code develop} was pushed to. */
  public static final String CACHED = "cached";

  /** Which Spacks there are trees of. */
  public static final List<String> VERSIONS =
      List.of("0.17.1", "0.23.1", "1.0.2", "1.1.0", "develop", CACHED);

  private RecordedStore() {}

  /** Writes the tree of a version into a folder. */
  public static Path unpack(String version, Path root) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (InputStream in =
            Objects.requireNonNull(
                RecordedStore.class.getResourceAsStream(
                    "/recordings/stores/spack-" + version + ".jsonl"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode file = json.readTree(line);
        Path path = root.resolve(file.path("path").asText());
        Files.createDirectories(path.getParent());
        if (file.has("gzip")) {
          try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(file.path("gzip").asText().getBytes(StandardCharsets.UTF_8));
          }
        } else {
          Files.writeString(path, file.path("text").asText());
        }
      }
    }
    return root;
  }
}
