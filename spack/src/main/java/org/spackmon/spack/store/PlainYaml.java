package org.spackmon.spack.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which texts does a configuration file of Spack hold, and under which keys? Knows the plain YAML
 * that people write in config.yaml and upstreams.yaml: maps in maps, each key on its own line.
 */
final class PlainYaml {
  private static final Pattern KEY =
      Pattern.compile(
          "^( *)(?:- +)?(?:'([^']+)'|\"([^\"]+)\"|([^\\s:#'\"{\\[][^:]*?)):{1,2}(?: +(.*))?$");
  private static final Pattern QUOTED = Pattern.compile("^(['\"])(.*?)\\1.*$");

  private PlainYaml() {}

  /**
   * A text and where it stands.
   *
   * @param keys from the outermost on
   */
  record Entry(List<String> keys, String value) {}

  static List<Entry> read(String text) {
    List<Entry> entries = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<Integer> depths = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher key = KEY.matcher(line);
      if (key.matches()) {
        int depth = key.group(1).length();
        while (!depths.isEmpty() && depths.get(depths.size() - 1) >= depth) {
          depths.remove(depths.size() - 1);
          keys.remove(keys.size() - 1);
        }
        depths.add(depth);
        keys.add(first(key.group(2), key.group(3), key.group(4)).strip());
        String value = value(key.group(5));
        if (!value.isEmpty()) {
          entries.add(new Entry(List.copyOf(keys), value));
        }
      }
    }
    return entries;
  }

  private static String first(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  private static String value(@Nullable String written) {
    String text = written == null ? "" : written.strip();
    Matcher quoted = QUOTED.matcher(text);
    return quoted.matches() ? quoted.group(2) : text.replaceFirst("(^|\\s+)#.*$", "");
  }
}
