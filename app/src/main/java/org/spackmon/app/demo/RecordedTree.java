package org.spackmon.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/**
 * An install tree that a real Spack left, without what it installed.
 *
 * @param system where it is to be
 * @param spack whose tree it is
 */
record RecordedTree(String system, String spack) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All trees of the demo. */
  static List<RecordedTree> all() {
    return List.of(
        new RecordedTree("aurora-lake", "0.23.1"),
        new RecordedTree("aurora-lake", "1.0.2"),
        new RecordedTree("northstar", "develop"));
  }

  /** Writes its files; gives the folder. */
  Path unpack(Path trees) throws IOException {
    Path root = trees.resolve(system).resolve("spack-" + spack);
    try (InputStream in =
            Objects.requireNonNull(
                RecordedTree.class.getResourceAsStream("/demo/stores/spack-" + spack + ".jsonl"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode file = JSON.readTree(line);
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

  /**
   * A Spack environment of one root, which the tree holds with all that it needs.
   *
   * @param tree where it was unpacked
   * @param folder of the environment
   */
  static void environment(Path tree, String root, Path folder) throws IOException {
    JsonNode installs =
        JSON.readTree(tree.resolve(".spack-db/index.json").toFile()).at("/database/installs");
    ObjectNode lock = JSON.createObjectNode();
    lock.putObject("_meta").put("file-type", "spack-lockfile").put("specfile-version", 5);
    ObjectNode specs = lock.putObject("concrete_specs");
    installs
        .properties()
        .forEach(
            each -> {
              JsonNode spec = each.getValue().path("spec");
              specs.set(each.getKey(), spec);
              if (spec.path("name").asText().equals(root)) {
                lock.putArray("roots").addObject().put("hash", each.getKey()).put("spec", root);
              }
            });
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("spack.yaml"), "spack:\n  specs: [" + root + "]\n");
    Files.writeString(folder.resolve("spack.lock"), JSON.writeValueAsString(lock));
  }
}
