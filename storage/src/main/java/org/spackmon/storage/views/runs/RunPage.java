package org.spackmon.storage.views.runs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All about one run.
 *
 * @param packages the plan, in its order
 * @param notes what its reader should know, in order
 */
public record RunPage(
    RunLine run,
    Facts facts,
    List<String> tags,
    List<EnvironmentRow> environments,
    List<PlannedRow> packages,
    List<Note> notes) {

  /**
   * What the journal says of the run's machine.
   *
   * @param installer "old" or "new"
   * @param root where Spack is
   * @param store where it installs
   * @param heard when it last told something
   */
  public record Facts(
      @Nullable String client,
      @Nullable String commit,
      @Nullable String installer,
      @Nullable String python,
      @Nullable String root,
      @Nullable String store,
      @Nullable String batchKind,
      @Nullable String batchJob,
      @Nullable String batchNode,
      Instant heard) {}

  /**
   * A Spack environment.
   *
   * @param manifest content of its spack.yaml; null where none came
   * @param lock content of its spack.lock
   * @param known its id among the environments of the run's system; null where it isn't known there
   */
  public record EnvironmentRow(
      String name,
      String path,
      @Nullable Long manifest,
      @Nullable Long lock,
      @Nullable Long known) {}

  /** Something that was said, as it came. */
  public record Note(long position, String kind, String text) {}
}
