package org.spackmon.storage.views.environments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All about one Spack environment.
 *
 * @param manifest content of its spack.yaml; null where none came
 * @param lock content of its spack.lock
 * @param roots what it should hold, in its order
 * @param specs these and all that they need, by name; what its lock doesn't tell isn't there
 * @param runs that worked in it, the newest few
 */
public record EnvironmentPage(
    EnvironmentRow row,
    @Nullable Long manifest,
    @Nullable Long lock,
    List<Root> roots,
    List<Part> specs,
    List<Run> runs) {

  /**
   * A run that worked in it.
   *
   * @param key names it: what URLs hold
   * @param command redacted, with its arguments
   */
  public record Run(
      String key, List<String> command, @Nullable String user, Instant began, long failed) {}

  /**
   * What it should hold.
   *
   * @param spec as it was asked for; null where the lock doesn't say
   * @param part what it was made concrete as; null where nobody told
   */
  public record Root(@Nullable String spec, String hash, @Nullable Part part) {}

  /** How a spec is, on the environment's system. */
  public enum State {
    FAILED,
    MISSING,
    INSTALLED,
    /** The machine's own: nobody installs it. */
    EXTERNAL
  }

  /**
   * A spec of it.
   *
   * @param installed when, as the install tree says
   * @param build the newest attempt at it there; null where there was none
   * @param cause why that failed, in one line
   */
  public record Part(
      long node,
      String name,
      @Nullable String version,
      @Nullable String hash,
      State state,
      @Nullable String prefix,
      @Nullable Instant installed,
      @Nullable Long build,
      @Nullable Integer attempt,
      @Nullable String cause) {}
}
