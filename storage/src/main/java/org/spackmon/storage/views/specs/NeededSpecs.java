package org.spackmon.storage.views.specs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/**
 * A spec and all that it needs, as it is drawn.
 *
 * @param root its id
 * @param specs it and the others, by name
 */
public record NeededSpecs(long root, List<Needed> specs) {

  /**
   * One of them.
   *
   * @param hash null where no client told one
   * @param external whether Spack found it rather than built it
   * @param outcome of the last attempt at it, by anybody anywhere; null where there is none
   */
  public record Needed(
      long id,
      String name,
      @Nullable String version,
      @Nullable String hash,
      boolean external,
      @Nullable Outcome outcome,
      List<Need> needs) {}

  /**
   * What for.
   *
   * @param spec id of the needed one
   * @param later whether it is needed once the other is built: to link or to run
   */
  public record Need(long spec, boolean later) {}
}
