package org.spackmon.spack.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What do the configuration files of a Spack say of where things are? Reads the scopes that can be
 * found without executing anything, the strongest first: the user's, the Spack's own, the
 * machine's. Variables that stand in a path are those of this process.
 *
 * @param tree where it installs
 * @param upstreams trees from which it takes what it lacks
 * @param stages where it builds
 * @param environments where it keeps its environments
 */
record SpackConfiguration(Path tree, List<Path> upstreams, Stages stages, Path environments) {
  /** Where a Spack builds that isn't told; the user's own folder is nobody's but the user's. */
  private static final List<JsonNode> USUAL_STAGES =
      List.of(
          TextNode.valueOf("$tempdir/$user/spack-stage"),
          TextNode.valueOf("$user_cache_path/stage"));

  static SpackConfiguration read(Path spack, Map<String, String> variables, Problems problems) {
    String home = variables.getOrDefault("HOME", "/nonexistent");
    List<Path> scopes = new ArrayList<>();
    scopes.add(Path.of(variables.getOrDefault("SPACK_USER_CONFIG_PATH", home + "/.spack")));
    scopes.add(spack.resolve("etc/spack"));
    scopes.add(Path.of(variables.getOrDefault("SPACK_SYSTEM_CONFIG_PATH", "/etc/spack")));
    ConfiguredPaths paths = new ConfiguredPaths(spack, variables);
    JsonNode config = merged("config", scopes, problems);
    JsonNode installed = config.path("install_tree");
    Path tree = paths.path(installed.isObject() ? installed.path("root") : installed);
    List<Path> upstreams = new ArrayList<>();
    for (JsonNode upstream : merged("upstreams", scopes, problems)) {
      Path path = paths.path(upstream.path("install_tree"));
      if (path != null) {
        upstreams.add(path);
      }
    }
    Path environments = paths.path(config.path("environments_root"));
    return new SpackConfiguration(
        tree == null ? spack.resolve("opt/spack") : tree,
        upstreams,
        stages(config.path("build_stage"), paths),
        environments == null ? spack.resolve("var/spack/environments") : environments);
  }

  private static Stages stages(JsonNode told, ConfiguredPaths paths) {
    return told.isTextual() || told.isArray()
        ? new Stages(paths.all(told.isArray() ? told : List.of(told)), List.of())
        : new Stages(List.of(), paths.all(USUAL_STAGES));
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
}
