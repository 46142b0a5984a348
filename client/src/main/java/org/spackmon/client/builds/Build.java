package org.spackmon.client.builds;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Event;

/** What is known of one try to build or install a package. */
final class Build {
  final String id;
  final long since;
  @Nullable String prefix;
  @Nullable String log;
  final Set<String> phaseLogs = new LinkedHashSet<>();
  final LiveLog live;
  Event.@Nullable End end;
  Event.@Nullable Log archived;

  /** What the archive has copied already, where it was interrupted. */
  final Set<String> copied = new LinkedHashSet<>();

  Build(String id, long since) {
    this.id = id;
    this.since = since;
    live = new LiveLog(since);
  }

  /** Names that could leave the run's folder aren't Spack's. */
  static boolean isSafe(String id) {
    return id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
  }
}
