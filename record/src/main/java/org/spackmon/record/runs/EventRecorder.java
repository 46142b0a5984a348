package org.spackmon.record.runs;

import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.SpecCandidate;

/** What does one event of a journal mean for the record? */
final class EventRecorder {
  private final JournalRecorder journal;
  private final RunLedger runs;
  private final long run;

  EventRecorder(JournalRecorder journal) {
    this.journal = journal;
    this.runs = journal.runs();
    this.run = journal.run().id();
  }

  void record(JournalPart.Line line) {
    RunEvent event = line.event();
    if (event instanceof RunEvent.Began began) {
      runs.began(run, began);
      journal.again();
    } else if (event instanceof RunEvent.SpackUp up) {
      runs.spack(run, up);
      journal.again();
    } else if (event instanceof RunEvent.EnvironmentActive environment) {
      runs.environment(run, environment, new InstallRecorder(journal).active(environment));
    } else if (event instanceof RunEvent.SpecPlanned spec) {
      journal.keep(spec);
    } else if (event instanceof RunEvent.Planned plan) {
      runs.planned(run, plan);
      runs.installs().planned(run);
    } else if (event instanceof RunEvent.BuildBegan began) {
      long at = journal.here(began.at());
      long attempt = journal.attempt(began.build(), began.hash(), began.name(), at);
      runs.began(run, attempt, began, at);
    } else if (event instanceof RunEvent.PhaseMoved moved) {
      moved(line.at(), moved);
    } else if (event instanceof RunEvent.Ended ended) {
      ended(ended);
    } else if (event instanceof RunEvent.LogEnded ended) {
      runs.logEnded(run, ended);
    } else if (event instanceof RunEvent.Analyzed analyzed) {
      analyzed(analyzed);
    } else if (event instanceof RunEvent.Exited exited) {
      runs.exited(run, exited);
      journal.again();
      journal.touch(runs.unended(run));
    } else if (event instanceof RunEvent.Other other) {
      runs.other(run, line.at(), other);
    } else {
      new InstallRecorder(journal).record(event);
    }
  }

  /** A phase of a build that never began here (its line was damaged) is kept as a word. */
  private void moved(long at, RunEvent.PhaseMoved moved) {
    Long attempt = runs.attempt(run, moved.build());
    if (attempt == null) {
      runs.other(run, at, new RunEvent.Other("phase", moved.build() + " " + moved.name()));
      return;
    }
    runs.moved(run, attempt, moved, journal.here(moved.at()));
    journal.touch(attempt);
  }

  private void ended(RunEvent.Ended ended) {
    String name = runs.plannedName(run, ended.hash());
    runs.decided(run, ended, name);
    Long attempt = runs.attempt(run, ended.build());
    if (attempt == null && ended.outcome().ofAttempts()) {
      attempt = journal.attempt(ended.build(), ended.hash(), name, null);
    }
    if (attempt != null) {
      runs.ended(run, attempt, ended, journal.here(ended.at()));
      journal.touch(attempt);
    }
  }

  /** Results hang on a build: the newest of the spec, or one that is opened for them. */
  private void analyzed(RunEvent.Analyzed analyzed) {
    SpecCandidate spec = journal.spec(analyzed.hash(), null);
    @Nullable Long build = runs.newestBuild(spec.node(), journal.run().account());
    if (build == null) {
      journal.attempt(analyzed.hash(), analyzed.hash(), spec.name(), null);
      runs.announced(run, analyzed.hash()); // it was named, and nobody tried to build it
      build = runs.newestBuild(spec.node(), journal.run().account());
    }
    BuildFacts facts = build == null ? null : journal.ledger().build(build);
    if (facts == null) {
      throw new IllegalStateException("a build was opened and not found");
    }
    for (Analysis result : analyzed.results()) {
      journal.ledger().analysis(facts.id(), run, java.util.List.of(result), journal.now());
    }
  }
}
