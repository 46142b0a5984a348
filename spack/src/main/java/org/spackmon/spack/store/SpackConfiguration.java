package org.spackmon.spack.store;

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
    Path tree = null;
    Path stages = null;
    Path environments = null;
    List<Path> upstreams = new ArrayList<>();
    for (Path scope : scopes) {
      for (PlainYaml.Entry entry : entries(scope.resolve("config.yaml"), problems)) {
        List<String> keys = entry.keys();
        Path path = path(entry.value(), spack, variables);
        if (keys.equals(List.of("config", "install_tree"))
            || keys.equals(List.of("config", "install_tree", "root"))) {
          tree = tree == null ? path : tree;
        } else if (keys.equals(List.of("config", "build_stage"))) {
          stages = stages == null ? path : stages;
        } else if (keys.equals(List.of("config", "environments_root"))) {
          environments = environments == null ? path : environments;
        }
      }
      for (PlainYaml.Entry entry : entries(scope.resolve("upstreams.yaml"), problems)) {
        List<String> keys = entry.keys();
        Path path = path(entry.value(), spack, variables);
        if (keys.size() == 3 && keys.get(2).equals("install_tree") && path != null) {
          upstreams.add(path);
        }
      }
    }
    return new SpackConfiguration(
        tree == null ? spack.resolve("opt/spack") : tree,
        upstreams,
        stages,
        environments == null ? spack.resolve("var/spack/environments") : environments);
  }

  private static List<PlainYaml.Entry> entries(Path file, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return PlainYaml.read(Texts.read(file));
    } catch (IOException e) {
      problems.found(file, e);
      return List.of();
    }
  }

  /** Null where a variable in it is unknown here. */
  private static @Nullable Path path(String text, Path spack, Map<String, String> variables) {
    StringBuilder whole = new StringBuilder();
    Matcher variable = VARIABLE.matcher(text.replaceFirst("^~(?=/|$)", "\\$HOME"));
    while (variable.find()) {
      String name = variable.group(1);
      String value = name.equals("spack") ? spack.toString() : variables.get(name);
      if (value == null) {
        return null;
      }
      variable.appendReplacement(whole, Matcher.quoteReplacement(value));
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
