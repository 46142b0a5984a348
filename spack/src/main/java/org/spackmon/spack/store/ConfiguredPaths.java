package org.spackmon.spack.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What does a path of a Spack's configuration mean? Knows the variables that lead to folders. */
final class ConfiguredPaths {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?");

  private final Path spack;
  private final Map<String, String> variables;

  /**
   * For one Spack.
   *
   * @param variables of this process
   */
  ConfiguredPaths(Path spack, Map<String, String> variables) {
    this.spack = spack;
    this.variables = variables;
  }

  /** Those that are known. */
  List<Path> all(Iterable<JsonNode> values) {
    List<Path> paths = new ArrayList<>();
    for (JsonNode value : values) {
      Path path = path(value);
      if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }

  /** Null where nothing is said, or a variable in it is unknown here. */
  @Nullable Path path(JsonNode value) {
    if (!value.isTextual()) {
      return null;
    }
    StringBuilder whole = new StringBuilder();
    Matcher variable = VARIABLE.matcher(value.asText().replaceFirst("^~(?=/|$)", "\\$HOME"));
    while (variable.find()) {
      String known = meaning(variable.group(1));
      if (known == null) {
        return null;
      }
      variable.appendReplacement(whole, Matcher.quoteReplacement(known));
    }
    variable.appendTail(whole);
    try {
      Path path = Path.of(whole.toString());
      return path.isAbsolute() ? path.normalize() : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Spack's own words come before the environment's. */
  private @Nullable String meaning(String name) {
    return switch (name) {
      case "spack" -> spack.toString();
      case "tempdir" -> variables.getOrDefault("TMPDIR", "/tmp");
      case "user" -> variables.getOrDefault("USER", System.getProperty("user.name", ""));
      case "user_cache_path" ->
          variables.getOrDefault(
              "SPACK_USER_CACHE_PATH", variables.getOrDefault("HOME", "") + "/.spack");
      default -> variables.get(name);
    };
  }
}
