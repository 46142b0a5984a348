package org.spackmon.testkit.filling;

import java.util.List;
import java.util.SplittableRandom;

/** How an attempt goes: its phases, and what comes of it. Codes as the store keeps them. */
record Course(int outcome, List<String> phases, boolean failed) {
  private static final int ANNOUNCED = 0;
  private static final int RUNNING = 1;
  private static final int SUCCESS = 2;
  private static final int FAILED = 3;
  private static final int CANCELLED = 4;
  private static final int NOTRUN = 5;
  private static final int INTERRUPTED = 6;
  private static final List<List<String>> SYSTEMS =
      List.of(
          List.of("autoreconf", "configure", "build", "install"),
          List.of("cmake", "build", "install"),
          List.of("install"),
          List.of("edit", "build", "install"));

  /**
   * Of a package.
   *
   * @param last whether it is one of the newest, which may still run
   */
  static Course of(int owner, boolean last, SplittableRandom random) {
    List<String> phases = SYSTEMS.get(owner % SYSTEMS.size());
    int dice = random.nextInt(1000);
    int failures = owner % 11 == 0 ? 400 : 140;
    if (last && dice < 300) {
      return new Course(RUNNING, phases.subList(0, 1), false);
    }
    if (dice < failures) {
      return new Course(FAILED, phases.subList(0, 1 + random.nextInt(phases.size())), true);
    }
    if (dice < failures + 50) {
      return new Course(CANCELLED, List.of(), false);
    }
    if (dice < failures + 80) {
      return new Course(ANNOUNCED, List.of(), false);
    }
    if (dice < failures + 100) {
      return new Course(INTERRUPTED, phases.subList(0, 1), false);
    }
    if (dice < failures + 101) {
      return new Course(NOTRUN, List.of(), false);
    }
    return new Course(SUCCESS, phases, false);
  }

  boolean succeeded() {
    return outcome == SUCCESS;
  }

  /** "configure build!" */
  String summary() {
    return String.join(" ", phases) + (failed ? "!" : "");
  }

  /** What its client says at the end; null for nothing. */
  @org.jspecify.annotations.Nullable
  String status() {
    return switch (outcome) {
      case SUCCESS -> "SUCCESS";
      case FAILED -> "FAILED";
      case CANCELLED -> "CANCELLED";
      case NOTRUN -> "NOTRUN";
      default -> null;
    };
  }
}
