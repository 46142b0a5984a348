package org.spackmon.record.attempts;

import java.util.List;

/**
 * Where a phase stands in a build. Spack's build systems name their phases in a fixed order, and
 * one order serves them all; reports arrive in any.
 */
public final class PhaseOrder {
  private static final int STEP = 10;

  /** Phases of Spack's build systems; what none of them names goes between build and install. */
  private static final List<String> BEFORE =
      List.of(
          "fetch",
          "stage",
          "patch",
          "setup",
          "autoreconf",
          "bootstrap",
          "edit",
          "hostcc",
          "generate",
          "configure",
          "cmake",
          "meson",
          "qmake",
          "initconfig",
          "generate_luarocks_config",
          "unpack",
          "preprocess",
          "build_processes",
          "build_wheel",
          "build");

  private static final List<String> AFTER = List.of("check", "test", "install", "installcheck");

  private PhaseOrder() {}

  /** The smaller goes first; phases of one position go as they arrived first. */
  public static int position(String phase) {
    int before = BEFORE.indexOf(phase);
    if (before >= 0) {
      return before * STEP;
    }
    int after = AFTER.indexOf(phase);
    return (BEFORE.size() + 1 + Math.max(after, -1)) * STEP + (after >= 0 ? STEP : 0);
  }
}
