package org.spackmon.spack.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in the folder of a Spack environment?
 *
 * @param manifest text of spack.yaml, as it is there
 * @param lock text of spack.lock, as it is there; null where it was never made concrete
 * @param roots what it was made concrete as
 * @param specs what the lock holds; null where there is none that can be read
 */
public record EnvironmentFolder(
    Path folder,
    String manifest,
    @Nullable String lock,
    List<Root> roots,
    @Nullable SpecFile specs) {
  private static final String MANIFEST = "spack.yaml";
  private static final String LOCK = "spack.lock";

  /** A root, and as it was asked for. */
  public record Root(String hash, @Nullable String spec) {}

  /** Whether the folder is one of an environment. */
  public static boolean is(Path folder) {
    return Files.isRegularFile(folder.resolve(MANIFEST));
  }

  /** Null where it can't be read. */
  public static @Nullable EnvironmentFolder read(Path folder, Problems problems) {
    String manifest;
    try {
      manifest = Texts.read(folder.resolve(MANIFEST));
    } catch (IOException e) {
      problems.found(folder.resolve(MANIFEST), e);
      return null;
    }
    Path file = folder.resolve(LOCK);
    if (!Files.exists(file)) {
      return new EnvironmentFolder(folder, manifest, null, List.of(), null);
    }
    try {
      return new EnvironmentFolder(
          folder, manifest, Texts.read(file), roots(file), SpecFile.read(file, "concrete_specs"));
    } catch (IOException e) {
      problems.found(file, e);
      return new EnvironmentFolder(folder, manifest, null, List.of(), null);
    }
  }

  /** What an environment was made concrete as, by the text of its spack.lock. */
  public static List<Root> roots(String lock) throws IOException {
    try (JsonParser json = NodeFile.JSON.createParser(lock)) {
      return roots(json);
    }
  }

  private static List<Root> roots(Path file) throws IOException {
    try (NodeFile nodes = NodeFile.open(file);
        JsonParser json = NodeFile.JSON.createParser(nodes.stream())) {
      return roots(json);
    }
  }

  private static List<Root> roots(JsonParser json) throws IOException {
    List<Root> roots = new ArrayList<>();
    while (json.nextToken() != null) {
      if (json.currentToken() == JsonToken.FIELD_NAME) {
        boolean here = json.currentName().equals("roots");
        if (json.nextToken() == JsonToken.START_ARRAY && here) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            root(json, roots);
          }
        } else {
          json.skipChildren();
        }
      }
    }
    return roots;
  }

  private static void root(JsonParser json, List<Root> roots) throws IOException {
    String hash = null;
    String spec = null;
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        boolean text = json.nextToken() == JsonToken.VALUE_STRING;
        hash = text && field.equals("hash") ? json.getText() : hash;
        spec = text && field.equals("spec") ? json.getText() : spec;
        json.skipChildren();
      }
    }
    if (hash != null && Hashes.is(hash)) {
      roots.add(new Root(hash, spec));
    }
  }
}
