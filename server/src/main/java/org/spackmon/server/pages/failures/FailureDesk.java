package org.spackmon.server.pages.failures;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.server.pages.Changed;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.logs.Excerpts;
import org.spackmon.server.pages.logs.LogPart;
import org.spackmon.server.pages.logs.LogSheet;
import org.spackmon.spack.compare.GraphDiff;
import org.spackmon.spack.compare.SpecGraph;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;
import org.spackmon.storage.views.failures.Diagnosis;
import org.spackmon.storage.views.failures.Moment;
import org.spackmon.storage.views.failures.Story;

/** Puts together what is known of one failed attempt. */
public final class FailureDesk {
  private static final int BEFORE = 3;
  private static final int AFTER = 6;

  private final Views views;
  private final Excerpts excerpts;

  public FailureDesk(Views views, Contents contents) {
    this.views = views;
    this.excerpts = new Excerpts(contents);
  }

  /** Where an excerpt comes from. */
  private record Place(PhaseRow phase, LogFacts log, long line) {}

  /** Empty for what didn't fail, and until its log was read. */
  public Optional<FailureSheet> sheet(Frame frame, long build, AttemptPart attempt) {
    return attempt.outcome() != Outcome.FAILED
        ? Optional.empty()
        : views
            .failures()
            .diagnosis(attempt.id())
            .map(diagnosis -> sheet(frame, build, attempt, diagnosis));
  }

  private FailureSheet sheet(Frame frame, long build, AttemptPart attempt, Diagnosis diagnosis) {
    Place place = place(attempt, diagnosis);
    Long failure = diagnosis.failure();
    Story story = views.failures().story(attempt.id()).orElse(null);
    String home =
        place == null ? null : LogSheet.home(frame, build, attempt.number(), place.phase.name());
    return new FailureSheet(
        frame,
        diagnosis,
        place == null || home == null ? null : excerpt(place, home),
        place == null ? null : home + "&line=" + place.line + "#L" + place.line,
        failure == null ? null : views.failures().get(failure).orElse(null),
        story,
        story == null ? null : changed(story),
        views.builds().cancelledBy(attempt.id()));
  }

  /** The phase whose log holds the cause. */
  private static @Nullable Place place(AttemptPart attempt, Diagnosis diagnosis) {
    List<Diagnosis.Finding> findings = diagnosis.findings();
    for (PhaseRow phase : attempt.phases()) {
      LogFacts log = phase.log();
      if (phase.name().equals(diagnosis.phase()) && log != null && !findings.isEmpty()) {
        long line = findings.get(0).line() - log.linesBefore();
        return line < 1 || line > log.lines() ? null : new Place(phase, log, line);
      }
    }
    return null;
  }

  private LogPart excerpt(Place place, String home) {
    long first = Math.max(1, place.line - BEFORE);
    int count = (int) (place.line - first) + AFTER + 1;
    return new LogPart(home, false, place.line, excerpts.lines(place.log, first, count));
  }

  private @Nullable Changed changed(Story story) {
    Moment before = story.lastSuccess();
    Moment after = story.firstFailure();
    if (before == null) {
      return null;
    }
    return Changed.of(before, after, diff(before.node(), after.node()));
  }

  private GraphDiff diff(long before, long after) {
    if (before == after) {
      return new GraphDiff(List.of(), List.of(), List.of(), List.of());
    }
    SpecGraph was = views.specs().graph(before).orElseThrow();
    return GraphDiff.of(was, views.specs().graph(after).orElseThrow());
  }
}
