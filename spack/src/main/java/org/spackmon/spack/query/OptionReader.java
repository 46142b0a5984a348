package org.spackmon.spack.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.spackmon.spack.Blanks;

/** What does {@code name=value} or {@code +name} ask? Some names aren't variants. */
final class OptionReader {

  static final Set<String> FLAGS =
      Set.of("cflags", "cxxflags", "fflags", "ldflags", "ldlibs", "cppflags");

  private static final Pattern BLANKS = Pattern.compile(Blanks.PATTERN + "+");

  private static final Set<String> NEVER_PROPAGATED =
      Set.of(
          "arch",
          "architecture",
          "branch",
          "commit",
          "dev_path",
          "namespace",
          "operating_system",
          "os",
          "patches",
          "platform",
          "ref",
          "tag",
          "target");

  private OptionReader() {}

  /** {@code +name} or {@code ~name}. */
  static void read(NodeDraft node, String name, boolean value, boolean propagated) {
    refusePropagated(name, propagated);
    ArchitectureDraft machine = node.architecture;
    // Spack reads the boolean as a name, and a missing one as no name.
    String text = value ? "True" : machine.started() ? "False" : "";
    switch (name) {
      case "platform" -> machine.platform(text);
      case "os", "operating_system" -> machine.os(text);
      case "target" -> {
        if (value) {
          throw new IllegalArgumentException("\"target\" needs a value");
        }
        machine.target("");
      }
      // No namespace has such a name.
      case "namespace" -> node.namespace = value + "+";
      default -> {
        if (FLAGS.contains(name) || name.equals("arch") || name.equals("architecture")) {
          throw new IllegalArgumentException("\"" + name + "\" needs a value");
        }
        node.variant(VariantQuery.of(name, value, propagated));
      }
    }
  }

  /** {@code name=value}, {@code name:=value}, and both with a second equals sign. */
  static void read(NodeDraft node, String name, String value, boolean exact, boolean propagated) {
    refusePropagated(name, propagated);
    switch (name) {
      case "arch", "architecture" -> node.architecture.all(value);
      case "platform" -> node.architecture.platform(value);
      case "os", "operating_system" -> node.architecture.os(value);
      case "target" -> node.architecture.target(value);
      case "namespace" -> node.namespace = value;
      default -> {
        if (FLAGS.contains(name)) {
          flags(node, name, value);
        } else {
          node.variant(VariantQuery.parse(name, value, exact, propagated));
        }
      }
    }
  }

  private static void refusePropagated(String name, boolean propagated) {
    if (propagated && NEVER_PROPAGATED.contains(name)) {
      throw new IllegalArgumentException("\"" + name + "\" can't be propagated");
    }
  }

  /** A word without a dash belongs to the flag before it. */
  private static void flags(NodeDraft node, String name, String value) {
    List<String> flags = new ArrayList<>();
    for (String word : BLANKS.split(Blanks.strip(value), -1)) {
      if (flags.isEmpty() || word.startsWith("-")) {
        flags.add(word);
      } else {
        flags.set(flags.size() - 1, flags.get(flags.size() - 1) + " " + word);
      }
    }
    if (!Blanks.strip(value).isEmpty()) {
      node.flags.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(flags);
    }
  }
}
