package org.spackmon.spack.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What do the configuration files of a Spack say of where things are? Reads the scopes that can be
 * found without executing anything, the strongest first: the user's, the Spack's own, the
 * machine's. Variables that stand in a path are those of this process.
 *
 * @param tree where it installs
 * @param upstreams trees from which it takes what it lacks
 * @param stages where it builds; null where nothing definite is said
 * @param environments where it keeps its environments
 */
record SpackConfiguration(
    Path tree, List<Path> upstreams, @Nullable Path stages, Path environments) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?");

  static SpackConfiguration read(Path spack, Map<String, String> variables, Problems problems) {
    String home = variables.getOrDefault("HOME", "/nonexistent");
    List<Path> scopes = new ArrayList<>();
    scopes.add(Path.of(variables.getOrDefault("SPACK_USER_CONFIG_PATH", home + "/.spack")));
    scopes.add(spack.resolve("etc/spack"));
    scopes.add(Path.of(variables.getOrDefault("SPACK_SYSTEM_CONFIG_PATH", "/etc/spack")));
    JsonNode config = merged("config", scopes, problems);
    JsonNode installed = config.path("install_tree");
    Path tree = path(installed.isObject() ? installed.path("root") : installed, spack, variables);
    List<Path> upstreams = new ArrayList<>();
    for (JsonNode upstream : merged("upstreams", scopes, problems)) {
      Path path = path(upstream.path("install_tree"), spack, variables);
      if (path != null) {
        upstreams.add(path);
      }
    }
    Path environments = path(config.path("environments_root"), spack, variables);
    return new SpackConfiguration(
        tree == null ? spack.resolve("opt/spack") : tree,
        upstreams,
        path(config.path("build_stage"), spack, variables),
        environments == null ? spack.resolve("var/spack/environments") : environments);
  }

  /** A section of the configuration, as all scopes together say it. */
  private static JsonNode merged(String section, List<Path> scopes, Problems problems) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Path file = scopes.get(i).resolve(section + ".yaml");
      if (Files.isRegularFile(file)) {
        try {
          if (Yaml.read(file, problems) instanceof ObjectNode said) {
            merged = over(said, merged);
          }
        } catch (IOException e) {
          problems.found(file, e);
        }
      }
    }
    return merged.path(section);
  }

  /** Lays a scope over weaker ones. What stands at a key with two colons hides theirs. */
  private static ObjectNode over(ObjectNode strong, ObjectNode weak) {
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    for (var field : strong.properties()) {
      boolean hides = field.getKey().endsWith(":");
      String key =
          hides ? field.getKey().substring(0, field.getKey().length() - 1) : field.getKey();
      JsonNode value = field.getValue();
      if (value instanceof ObjectNode more) {
        boolean below = !hides && weak.path(key).isObject();
        value = over(more, below ? (ObjectNode) weak.path(key) : both.objectNode());
      }
      both.set(key, value);
    }
    weak.properties().forEach(field -> both.putIfAbsent(field.getKey(), field.getValue()));
    return both;
  }

  /** Null where a variable in it is unknown here. */
  private static @Nullable Path path(JsonNode value, Path spack, Map<String, String> variables) {
    if (!value.isTextual()) {
      return null;
    }
    StringBuilder whole = new StringBuilder();
    Matcher variable = VARIABLE.matcher(value.asText().replaceFirst("^~(?=/|$)", "\\$HOME"));
    while (variable.find()) {
      String name = variable.group(1);
      String known = name.equals("spack") ? spack.toString() : variables.get(name);
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
}
