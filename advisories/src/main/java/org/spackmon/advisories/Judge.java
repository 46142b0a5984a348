package org.spackmon.advisories;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Affected.Event;
import org.spackmon.advisories.Affected.Kind;
import org.spackmon.advisories.Affected.Range;
import org.spackmon.advisories.Affected.Turn;
import org.spackmon.advisories.Upstream.Order;

/**
 * Does an advisory mean a package of Spack in a version? Never more is said than its data says; the
 * rules are in docs/decisions/0016.
 */
public final class Judge {
  /** Of the rules: when it changes, all is judged anew. */
  public static final int RULES = 1;

  private final AdvisoryMap map;

  public Judge(AdvisoryMap map) {
    this.map = map;
  }

  /**
   * Says what can be said.
   *
   * @param name as Spack calls the package
   * @return null when it isn't meant
   */
  public @Nullable Verdict judge(Advisory advisory, String name, String version) {
    if (advisory.withdrawn() != null) {
      return null;
    }
    Set<Subject> subjects = map.subjects(name);
    Installed installed = Installed.of(name, version);
    Verdict best = null;
    for (Affected affected : advisory.affected()) {
      Verdict verdict = judge(affected, subjects, installed);
      if (verdict != null && (best == null || verdict.compareTo(best) > 0)) {
        best = verdict;
      }
    }
    return best;
  }

  private static @Nullable Verdict judge(
      Affected affected, Set<Subject> subjects, Installed installed) {
    boolean known = affected.subjects().stream().anyMatch(subjects::contains);
    boolean alike =
        subjects.isEmpty()
            && affected.subjects().stream()
                .anyMatch(subject -> subject.bareName().equals(installed.name()));
    if (!known && !alike) {
      return null;
    }
    boolean published = affected.thing() == null || affected.thing().published();
    Answer answer = published ? published(affected, installed) : packaged(affected, installed);
    if (answer == Answer.NO) {
      return null;
    }
    if (!known) {
      return Verdict.SUGGESTED;
    }
    return answer == Answer.YES && published && installed.exact()
        ? Verdict.AFFECTED
        : Verdict.POSSIBLE;
  }

  /** Versions of the authors: those that are listed, and ranges of versions. */
  private static Answer published(Affected affected, Installed installed) {
    boolean listed =
        affected.versions().stream()
            .anyMatch(
                version ->
                    affected.subjects().stream()
                        .anyMatch(subject -> installed.isTagged(version, subject.bareName())));
    return listed ? Answer.YES : ranges(affected, installed, version -> version, Answer.YES);
  }

  /**
   * Versions of a distribution, of which only the authors' part can be compared. Its fix may be a
   * patch to the same version.
   */
  private static Answer packaged(Affected affected, Installed installed) {
    Upstream version = Upstream.of(installed.version());
    boolean listed =
        affected.versions().stream()
            .map(Judge::authorsPart)
            .anyMatch(each -> Upstream.of(each).order(version) == Order.SAME);
    return listed ? Answer.UNSURE : ranges(affected, installed, Judge::authorsPart, Answer.UNSURE);
  }

  /** Of {@code 1:5.6.1+really5.4.5-1}: 5.4.5. */
  static String authorsPart(String version) {
    return version
        .replaceFirst("^[0-9]+:", "")
        .replaceFirst("^.*[+]really", "")
        .replaceFirst("-[^-]*$", "")
        .replaceFirst("[+~].*$", "")
        .replaceFirst("[.]dfsg.*$", "");
  }

  /**
   * Whether one of the ranges has it.
   *
   * @param fixed what it means to be the very version of a fix
   */
  private static Answer ranges(
      Affected affected, Installed installed, UnaryOperator<String> part, Answer fixed) {
    Upstream version = Upstream.of(installed.version());
    return Answer.any(
        affected.ranges().stream()
            .filter(range -> range.kind() != Kind.GIT)
            .flatMap(
                range ->
                    versions(range, Turn.INTRODUCED, part)
                        .map(start -> within(range, start, version, part, fixed))));
  }

  /** Whether it has the version from one introduction to what ends that. */
  private static Answer within(
      Range range, Upstream start, Upstream version, UnaryOperator<String> part, Answer fixed) {
    Answer begun = atLeast(version, start, Answer.YES);
    Stream<Answer> fixes =
        versions(range, Turn.FIXED, part)
            .map(fix -> Answer.all(Stream.of(above(fix, start), atLeast(version, fix, fixed))));
    Stream<Answer> lasts =
        versions(range, Turn.LAST_AFFECTED, part)
            .map(
                last ->
                    Answer.all(Stream.of(atLeast(last, start, Answer.YES), above(version, last))));
    Stream<Answer> limits =
        versions(range, Turn.LIMIT, part).map(limit -> atLeast(version, limit, Answer.YES));
    Answer ended = Answer.any(Stream.of(fixes, lasts, limits).flatMap(all -> all));
    return Answer.all(Stream.of(begun, ended.not()));
  }

  private static Stream<Upstream> versions(Range range, Turn turn, UnaryOperator<String> part) {
    return range.events().stream()
        .filter(event -> event.turn() == turn)
        .map(Event::version)
        .map(version -> Upstream.of(version.equals("0") ? version : part.apply(version)));
  }

  private static Answer atLeast(Upstream version, Upstream least, Answer same) {
    if (isBeginning(least)) {
      return Answer.YES;
    }
    return switch (version.order(least)) {
      case AFTER -> Answer.YES;
      case SAME -> same;
      case BEFORE -> Answer.NO;
      case UNSURE -> Answer.UNSURE;
    };
  }

  private static Answer above(Upstream version, Upstream other) {
    return isBeginning(other) ? Answer.YES : atLeast(other, version, Answer.YES).not();
  }

  /** OSV writes 0 for what comes before every version, even the branch that has no number. */
  private static boolean isBeginning(Upstream version) {
    return version.equals(Upstream.of("0"));
  }
}
