package org.spackmon.app.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration file: a line {@code key = value} per setting, {@code #} begins a comment. The
 * keys are the long options of {@code spackmon server}; the order of lines is kept, because the
 * first {@code system.NAME} that matches a host wins.
 */
final class ConfigFile {
  private ConfigFile() {}

  static Map<String, String> read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ConfigException(
          "can't read the configuration file " + file + ": " + e.getMessage());
    }
  }

  static Map<String, String> parse(String name, String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      int equals = bare.indexOf('=');
      if (equals < 1) {
        throw new ConfigException(
            name + " line " + number + ": expected \"key = value\", found \"" + bare + "\"");
      }
      String key = bare.substring(0, equals).strip();
      if (settings.put(key, bare.substring(equals + 1).strip()) != null) {
        throw new ConfigException(name + " line " + number + ": " + key + " is set twice");
      }
    }
    return settings;
  }
}
