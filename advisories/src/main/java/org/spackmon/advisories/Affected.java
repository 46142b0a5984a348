package org.spackmon.advisories;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of one thing does an advisory mean?
 *
 * @param thing a package of an ecosystem; null where only git repositories are named
 * @param label the package as the advisory writes it, with a distribution's release
 * @param versions each one, as its ecosystem writes it; of a git repository its tags
 */
public record Affected(
    @Nullable Subject thing, String label, List<Range> ranges, List<String> versions) {

  public Affected {
    ranges = List.copyOf(ranges);
    versions = List.copyOf(versions);
  }

  /** What the events of a range are written in. */
  public enum Kind {
    SEMVER,
    ECOSYSTEM,
    /** Commits, which say nothing of versions. */
    GIT
  }

  /**
   * From where to where.
   *
   * @param repository of commits; null for the other kinds
   */
  public record Range(Kind kind, @Nullable Subject repository, List<Event> events) {
    public Range {
      events = List.copyOf(events);
    }
  }

  /** What happens at a version. */
  public enum Turn {
    INTRODUCED,
    FIXED,
    LAST_AFFECTED,
    LIMIT
  }

  public record Event(Turn turn, String version) {}

  /** Everything that this is about, by the names that a map may give. */
  public Set<Subject> subjects() {
    Set<Subject> subjects = new LinkedHashSet<>();
    if (thing != null) {
      subjects.add(thing);
    }
    for (Range range : ranges) {
      if (range.repository != null) {
        subjects.add(range.repository);
      }
    }
    return subjects;
  }
}
