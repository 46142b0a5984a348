package org.spackmon.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Nearest;

/**
 * What the environment and the configuration file say about options that the command line leaves
 * out. The environment wins. Its names begin with {@code SPACKMON_SERVER_}, because clients read
 * {@code SPACKMON_USER}, {@code SPACKMON_TOKEN} and others of the shorter prefix.
 */
public final class Settings {
  /** What the environment's names begin with. */
  public static final String PREFIX = "SPACKMON_SERVER_";

  private static final String CONFIG = PREFIX + "CONFIG";
  private static final String SYSTEM = "system.";

  private final Map<String, String> values;
  private final Map<String, List<String>> systems;

  private Settings(Map<String, String> values, Map<String, List<String>> systems) {
    this.values = values;
    this.systems = systems;
  }

  /** No file, no variables. */
  public static Settings none() {
    return new Settings(Map.of(), Map.of());
  }

  /**
   * Reads what there is.
   *
   * @param keys long options that may be set, without the dashes
   * @param file given by {@code --config}; null: the variable's, else the first usual one
   * @throws ConfigException for an unknown key or an unreadable file
   */
  public static Settings read(
      Set<String> keys, @Nullable Path file, Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, List<String>> systems = new LinkedHashMap<>();
    Path found = file == null ? usualFile(environment) : file;
    if (found != null) {
      ConfigFile.read(found)
          .forEach((key, value) -> put(found.toString(), key, value, keys, values, systems));
    }
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !name.equals(CONFIG)) {
            String key = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
            put("the environment's " + name, key, value, keys, values, systems);
          }
        });
    return new Settings(values, systems);
  }

  /** The value of an option, or null. */
  public @Nullable String value(String key) {
    return values.get(key);
  }

  /** System to the patterns of its build hosts, in the order of the file. */
  public Map<String, List<String>> systems() {
    return systems;
  }

  private static void put(
      String where,
      String key,
      String value,
      Set<String> keys,
      Map<String, String> values,
      Map<String, List<String>> systems) {
    if (key.startsWith(SYSTEM) && key.length() > SYSTEM.length()) {
      systems
          .computeIfAbsent(key.substring(SYSTEM.length()), name -> new ArrayList<>())
          .addAll(List.of(value.split("[,\\s]+")));
    } else if (keys.contains(key)) {
      values.put(key, value);
    } else {
      String near = Nearest.to(key, keys);
      String hint =
          near == null
              ? "; expected one of " + String.join(", ", new TreeSet<>(keys)) + ", system.NAME"
              : "; did you mean \"" + near + "\"?";
      throw new ConfigException(where + ": there is no setting \"" + key + "\"" + hint);
    }
  }

  private static @Nullable Path usualFile(Map<String, String> environment) {
    String named = environment.get(CONFIG);
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    String home = environment.getOrDefault("HOME", "");
    String base = environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config");
    for (Path path :
        List.of(Path.of(base, "spackmon", "server.conf"), Path.of("/etc/spackmon/server.conf"))) {
      if (Files.isRegularFile(path)) {
        return path;
      }
    }
    return null;
  }
}
