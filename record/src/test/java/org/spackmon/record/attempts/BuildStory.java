package org.spackmon.record.attempts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Outcome;

/** One build in memory: carries out what the machine decides, as the recorder does in a store. */
final class BuildStory {
  private final List<Try> tries = new ArrayList<>();
  private final Map<Long, Replayed> armed = new LinkedHashMap<>();

  BuildStory announce(long run) {
    switch (AttemptMachine.announce(state(), run)) {
      case OPENS -> tries.add(new Try(run));
      case JOINS -> last().runs.add(run);
      case ARMS ->
          armed.putIfAbsent(
              run, new Replayed(new LinkedHashSet<>(), EnumSet.noneOf(ClaimedStatus.class)));
    }
    return this;
  }

  BuildStory phase(long run, String name, String status, String output) {
    PhaseState said = new PhaseState(status, output);
    Decision decision = AttemptMachine.phase(state(), run, name, said);
    if (decision instanceof Decision.Held held) {
      if (held.replay()) {
        repeated(run).phases().add(name);
      }
      if (!held.attempt().last()) {
        tries.get((int) held.attempt().id()).runs.add(run);
      }
      return this;
    }
    enter(decision, run).phases.put(name, said);
    return this;
  }

  BuildStory status(long run, ClaimedStatus status) {
    Decision decision = AttemptMachine.status(state(), run, status);
    if (decision instanceof Decision.Held held) {
      if (held.replay()) {
        repeated(run).statuses().add(status);
      }
    } else {
      enter(decision, run).statuses.add(status);
    }
    return this;
  }

  /** "failed: build! edit" for each attempt, oldest first. */
  List<String> told() {
    return state().attempts().stream().map(BuildStory::told).toList();
  }

  private static String told(AttemptState attempt) {
    List<String> phases = new ArrayList<>();
    new TreeMap<>(attempt.phases())
        .forEach((name, phase) -> phases.add(name + (phase.failed() ? "!" : "")));
    Outcome outcome = Outcomes.derive(attempt, false);
    return outcome.word() + ": " + String.join(" ", phases);
  }

  private Try enter(Decision decision, long run) {
    if (decision instanceof Decision.Open open) {
      Try next = new Try(run);
      if (open.previous() != null) {
        Map<String, PhaseState> before = open.previous().phases();
        open.replayed().phases().forEach(name -> next.phases.put(name, before.get(name)));
        next.statuses.addAll(open.replayed().statuses());
      }
      armed.remove(run);
      tries.add(next);
      return next;
    }
    Decision.Into into = (Decision.Into) decision;
    Try target = tries.get((int) into.attempt().id());
    target.runs.add(run);
    return target;
  }

  private Replayed repeated(long run) {
    return Objects.requireNonNull(armed.get(run), "only who is armed repeats");
  }

  private Try last() {
    return tries.get(tries.size() - 1);
  }

  private BuildState state() {
    List<AttemptState> attempts = new ArrayList<>();
    for (int i = 0; i < tries.size(); i++) {
      Try one = tries.get(i);
      boolean last = i == tries.size() - 1;
      attempts.add(
          new AttemptState(
              i, 1, 1, i + 1, one.opener, one.runs, one.phases, one.statuses, last, false));
    }
    return new BuildState(attempts, armed);
  }

  private static final class Try {
    final long opener;
    final Set<Long> runs = new HashSet<>();
    final Map<String, PhaseState> phases = new LinkedHashMap<>();
    final Set<ClaimedStatus> statuses = EnumSet.noneOf(ClaimedStatus.class);

    Try(long opener) {
      this.opener = opener;
      runs.add(opener);
    }
  }
}
