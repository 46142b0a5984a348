package org.spackmon.server.health;

import java.util.Map;
import java.util.TreeMap;

/** Text as Prometheus reads it, format 0.0.4. */
final class Exposition {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder(8 << 10);

  /** What follows is of this name. */
  void family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /** A family of one number. */
  void single(String name, String type, String help, Number value) {
    family(name, type, help);
    sample(name, Map.of(), value);
  }

  void sample(String name, Map<String, String> labels, Number value) {
    text.append(name);
    if (!labels.isEmpty()) {
      char before = '{';
      for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
        text.append(before).append(label.getKey()).append("=\"");
        text.append(escaped(label.getValue())).append('"');
        before = ',';
      }
      text.append('}');
    }
    text.append(' ').append(value).append('\n');
  }

  /**
   * How often what was seen.
   *
   * @param bounds upper bounds of the classes
   * @param counts in each class, and above the last; not cumulative
   */
  void histogram(
      String name, Map<String, String> labels, double[] bounds, long[] counts, double sum) {
    Map<String, String> bucket = new TreeMap<>(labels);
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      total += counts[i];
      bucket.put("le", i < bounds.length ? Double.toString(bounds[i]) : "+Inf");
      sample(name + "_bucket", bucket, total);
    }
    sample(name + "_sum", labels, sum);
    sample(name + "_count", labels, total);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
