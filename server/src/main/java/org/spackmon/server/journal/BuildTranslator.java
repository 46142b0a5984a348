package org.spackmon.server.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Event;
import org.spackmon.record.Outcome;
import org.spackmon.record.runs.RunEvent;

/** Says in the recorder's words what the journal says of a build. */
final class BuildTranslator {
  /** Spack's own steps go before all phases. */
  static final List<String> STEPS = List.of("fetch", "stage", "patch");

  static final int FIRST_PHASE = 10;

  private BuildTranslator() {}

  /** Null for an event of another kind, or one that has no place in the record. */
  static @Nullable RunEvent translate(Event event) {
    if (event instanceof Event.Build build) {
      return build(build);
    }
    if (event instanceof Event.Step step) {
      return step(step);
    }
    if (event instanceof Event.Phase phase) {
      return phase(phase);
    }
    if (event instanceof Event.End end) {
      return end(end);
    }
    if (event instanceof Event.Log log && JournalText.isBuild(log.build())) {
      return new RunEvent.LogEnded(log.build(), log.bytes(), log.sha256());
    }
    return null;
  }

  private static @Nullable RunEvent build(Event.Build build) {
    if (!JournalText.isBuild(build.build()) || !JournalText.isHash(build.hash())) {
      return null;
    }
    return new RunEvent.BuildBegan(
        build.stamp().at(),
        build.build(),
        build.hash(),
        JournalText.nameOrNull(build.name()),
        JournalText.path(build.prefix()),
        JournalText.path(build.log()),
        JournalText.path(build.stage()));
  }

  private static @Nullable RunEvent step(Event.Step step) {
    return !JournalText.isBuild(step.build())
        ? null
        : new RunEvent.PhaseMoved(
            step.stamp().at(),
            step.build(),
            JournalText.name(step.name()),
            Math.floorMod(STEPS.indexOf(step.name()), FIRST_PHASE),
            true,
            step.begin(),
            step.ok(),
            JournalText.text(step.error()),
            null);
  }

  private static @Nullable RunEvent phase(Event.Phase phase) {
    return !JournalText.isBuild(phase.build())
        ? null
        : new RunEvent.PhaseMoved(
            phase.stamp().at(),
            phase.build(),
            JournalText.name(phase.name()),
            FIRST_PHASE + Math.max(0, phase.position()),
            false,
            phase.begin(),
            phase.ok(),
            JournalText.text(phase.error()),
            phase.logAt());
  }

  private static @Nullable RunEvent end(Event.End end) {
    Outcome outcome = outcome(end.outcome());
    if (outcome == null || !JournalText.isBuild(end.build()) || !JournalText.isHash(end.hash())) {
      return null;
    }
    return new RunEvent.Ended(
        end.stamp().at(),
        end.build(),
        end.hash(),
        outcome,
        JournalText.text(end.error()),
        JournalText.text(end.why()),
        JournalText.nameOrNull(end.because()),
        JournalText.nameOrNull(end.by()),
        origin(end.origin()));
  }

  static RunEvent.@Nullable Origin origin(Event.@Nullable Origin origin) {
    return origin == null
        ? null
        : new RunEvent.Origin(
            JournalText.path(origin.url()), JournalText.nameOrNull(origin.host()), origin.at());
  }

  /** Null for a word that a later version has. */
  private static @Nullable Outcome outcome(String word) {
    return switch (word) {
      case "success" -> Outcome.SUCCESS;
      case "failed" -> Outcome.FAILED;
      case "cancelled" -> Outcome.CANCELLED;
      case "cached" -> Outcome.CACHED;
      case "reused" -> Outcome.REUSED;
      case "external" -> Outcome.EXTERNAL;
      case "stopped" -> Outcome.STOPPED;
      case "interrupted" -> Outcome.INTERRUPTED;
      default -> null;
    };
  }
}
