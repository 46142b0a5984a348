package org.spackmon.advisories;

import java.util.HashMap;
import java.util.Map;

/** How bad is what a vector of CVSS 3 says? By the base score's formula and its ratings. */
final class CvssScore {
  private static final Map<String, Double> WEIGHTS =
      Map.ofEntries(
          Map.entry("AV:N", 0.85),
          Map.entry("AV:A", 0.62),
          Map.entry("AV:L", 0.55),
          Map.entry("AV:P", 0.2),
          Map.entry("AC:L", 0.77),
          Map.entry("AC:H", 0.44),
          Map.entry("PR:N", 0.85),
          Map.entry("PR:L", 0.62),
          Map.entry("PR:H", 0.27),
          Map.entry("UI:N", 0.85),
          Map.entry("UI:R", 0.62),
          Map.entry("C:H", 0.56),
          Map.entry("C:L", 0.22),
          Map.entry("I:H", 0.56),
          Map.entry("I:L", 0.22),
          Map.entry("A:H", 0.56),
          Map.entry("A:L", 0.22));

  private CvssScore() {}

  /** Unknown for other versions of CVSS, and for what is none. */
  static Severity severity(String vector) {
    if (!vector.startsWith("CVSS:3")) {
      return Severity.UNKNOWN;
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : vector.split("/", -1)) {
      parts.put(part.replaceFirst(":.*", ""), part);
    }
    double score = score(parts);
    if (score >= 9) {
      return Severity.CRITICAL;
    }
    if (score >= 7) {
      return Severity.HIGH;
    }
    return score >= 4 ? Severity.MEDIUM : Severity.LOW;
  }

  private static double score(Map<String, String> parts) {
    boolean beyond = "S:C".equals(parts.get("S"));
    double impact =
        1 - (1 - weight(parts, "C")) * (1 - weight(parts, "I")) * (1 - weight(parts, "A"));
    double reach =
        beyond ? 7.52 * (impact - 0.029) - 3.25 * Math.pow(impact - 0.02, 15) : 6.42 * impact;
    if (reach <= 0) {
      return 0;
    }
    double privileges = weight(parts, "PR");
    if (beyond && "PR:L".equals(parts.get("PR"))) {
      privileges = 0.68;
    } else if (beyond && "PR:H".equals(parts.get("PR"))) {
      privileges = 0.5;
    }
    double ease =
        8.22 * weight(parts, "AV") * weight(parts, "AC") * privileges * weight(parts, "UI");
    double whole = Math.min(10, beyond ? 1.08 * (reach + ease) : reach + ease);
    return Math.ceil(Math.round(whole * 100_000) / 10_000.0) / 10;
  }

  private static double weight(Map<String, String> parts, String name) {
    return WEIGHTS.getOrDefault(parts.getOrDefault(name, ""), 0.0);
  }
}
