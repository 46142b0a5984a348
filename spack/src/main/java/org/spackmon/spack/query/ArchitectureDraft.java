package org.spackmon.spack.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.targets.TargetSet;

/** What has been said of the machine so far? Refuses what is said twice. */
final class ArchitectureDraft {

  // They mean the machine on which Spack runs. Here is none.
  private static final Set<String> OF_THIS_MACHINE =
      Set.of("default_os", "default_target", "frontend", "fe", "backend", "be");

  private boolean started;
  private @Nullable String platform;
  private @Nullable String os;
  private @Nullable String target;

  /** Whether anything was said, were it nothing in particular. */
  boolean started() {
    return started;
  }

  void platform(String value) {
    platform = started ? again("platform", platform, value) : said(value);
    started = true;
  }

  void os(String value) {
    os = ofNoMachine(started ? again("os", os, value) : said(value));
    started = true;
  }

  void target(String value) {
    if (started) {
      again("target", target, value);
    }
    target = ofNoMachine(said(value));
    started = true;
  }

  /** {@code platform-os-target}, or a target alone. */
  void all(String value) {
    String[] parts = value.split("-", -1);
    if (parts.length == 3) {
      boolean more = started;
      platform(parts[0]);
      started = more;
      os(parts[1]);
      started = more;
      target(parts[2]);
    } else {
      again("platform", platform, "");
      again("os", os, "");
      target(value);
    }
  }

  /** Of the first thing that is said, {@code None} says nothing; later it is a name. */
  private static @Nullable String said(String value) {
    return value.isEmpty() || value.equals("None") ? null : value;
  }

  private static String again(String what, @Nullable String before, String value) {
    if (before != null && !before.isEmpty()) {
      throw new IllegalArgumentException("the " + what + " is given twice");
    }
    return value;
  }

  private static @Nullable String ofNoMachine(@Nullable String value) {
    if (value != null && OF_THIS_MACHINE.contains(value)) {
      throw new IllegalArgumentException(
          "\"" + value + "\" means the machine that Spack runs on; name its own");
    }
    return value;
  }

  @Nullable ArchitectureQuery query() {
    return started
        ? new ArchitectureQuery(
            asked(platform), asked(os), target == null ? null : TargetSet.parse(target))
        : null;
  }

  private static @Nullable String asked(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }
}
