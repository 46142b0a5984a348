package org.spackmon.spack.store;

import java.nio.file.Path;
import java.util.List;

/**
 * Where may builds that failed have left their stages?
 *
 * @param own folders of one Spack, as it is told: each stage in them is its own
 * @param usual folders that all Spacks of a user share while they are told nothing: a stage in them
 *     is of use to whoever has marked its failure
 */
public record Stages(List<Path> own, List<Path> usual) {
  /** Nobody knows. */
  public static final Stages UNKNOWN = new Stages(List.of(), List.of());

  /** In a folder that somebody named. */
  public static Stages in(Path folder) {
    return new Stages(List.of(folder), List.of());
  }
}
