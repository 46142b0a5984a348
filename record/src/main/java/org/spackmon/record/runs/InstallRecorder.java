package org.spackmon.record.runs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Ledger.BuildFacts;
import org.spackmon.record.SpecCandidate;
import org.spackmon.record.runs.InstallLedger.Maker;
import org.spackmon.record.runs.InstallLedger.Past;
import org.spackmon.record.runs.InstallLedger.StoreRef;

/**
 * What does an import mean for the record? What is installed hangs on the build that made it: one
 * that is known already where that can be told, else one that is recorded from what the install
 * kept of it.
 */
final class InstallRecorder {
  /** Microseconds between the end of a build and the store's own time of the install. */
  private static final long CLOSE = 120_000_000;

  private static final String UNKNOWN = "unknown";

  private final JournalRecorder journal;
  private final InstallLedger installs;
  private final long run;

  InstallRecorder(JournalRecorder journal) {
    this.journal = journal;
    this.installs = journal.runs().installs();
    this.run = journal.run().id();
  }

  void record(RunEvent event) {
    if (event instanceof RunEvent.StoreRead read) {
      installs.read(run, read, journal.now());
    } else if (event instanceof RunEvent.Installed installed) {
      installed(installed);
    } else if (event instanceof RunEvent.Uninstalled gone) {
      installs.uninstalled(store(gone.store()), gone.hashes(), journal.now());
    } else if (event instanceof RunEvent.FailureFound failure) {
      failed(failure);
    } else if (event instanceof RunEvent.Reported reported) {
      new ReportedRecorder(journal, this).record(reported);
    } else if (event instanceof RunEvent.EnvironmentFound environment) {
      environment(environment, journal.now());
    } else if (event instanceof RunEvent.EnvironmentGone gone) {
      installs.environmentGone(gone, journal.now());
    }
  }

  /** A store of which no line told (it was damaged) is one of a system that nobody knows. */
  private StoreRef store(String root) {
    StoreRef known = installs.store(run, root);
    if (known == null) {
      installs.read(
          run, new RunEvent.StoreRead(root, UNKNOWN, null, null, null, List.of()), journal.now());
      known = installs.store(run, root);
    }
    if (known == null) {
      throw new IllegalStateException("a store was kept and not found");
    }
    return known;
  }

  private void installed(RunEvent.Installed event) {
    SpecCandidate spec = journal.spec(event.hash(), event.name());
    RunEvent.Built built = event.built();
    Long attempt = null;
    if (built != null) {
      attempt = maker(spec.node(), event, built);
      if (attempt == null) {
        attempt =
            past(
                spec,
                new Past(event.hash(), event.hash(), builtInto(event), false, null, built),
                end(event),
                event.origin() == null);
      } else {
        installs.dropBytes(run, event.hash());
      }
    }
    installs.installed(run, store(event.store()), spec.node(), event, attempt, journal.now());
  }

  /** What came from a build cache was built elsewhere, and the prefix there isn't this one. */
  private static @Nullable String builtInto(RunEvent.Installed event) {
    return event.origin() == null ? event.prefix() : null;
  }

  /** When it was built: a cached install says when it arrived here, which is no time of a build. */
  private static @Nullable Long end(RunEvent.Installed event) {
    return event.origin() == null ? event.installed() : event.origin().at();
  }

  /**
   * The same log or about the same time, and the same place: that is the same build. What came from
   * a build cache was made elsewhere, and has its log from there. A log alone isn't enough: those
   * of small packages are all alike.
   */
  private @Nullable Long maker(long node, RunEvent.Installed event, RunEvent.Built built) {
    String log = installs.log(run, event.hash());
    List<Maker> makers = installs.makers(node);
    for (Maker maker : makers) {
      boolean mayBe = event.origin() != null || samePlace(maker, event, built);
      if (mayBe && log != null && log.equals(maker.log())) {
        return maker.attempt();
      }
    }
    for (Maker maker : makers) {
      boolean mayBe = log == null || maker.log() == null;
      if (mayBe && samePlace(maker, event, built) && sameTime(maker, event)) {
        return maker.attempt();
      }
    }
    return null;
  }

  private static boolean samePlace(Maker maker, RunEvent.Installed event, RunEvent.Built built) {
    String host = built.host().hostname();
    return (maker.prefix() == null || maker.prefix().equals(event.prefix()))
        && (maker.hostname().equals(host) || host.equals(UNKNOWN));
  }

  private static boolean sameTime(Maker maker, RunEvent.Installed event) {
    return maker.ended() != null
        && event.installed() != null
        && Math.abs(maker.ended() - event.installed()) < CLOSE;
  }

  private void failed(RunEvent.FailureFound event) {
    RunEvent.Built built = event.built();
    Long attempt = null;
    if (built != null) {
      SpecCandidate spec = journal.spec(event.hash(), event.name());
      Past past = new Past(event.hash(), event.hash(), null, true, event.error(), built);
      attempt = past(spec, past, event.failed(), true);
    }
    installs.failed(run, store(event.store()), event, attempt);
  }

  /**
   * Opens an attempt that is over, as if it had been told at its time.
   *
   * @param here whether it was built on the system that is told of
   */
  long past(SpecCandidate spec, Past past, @Nullable Long end, boolean here) {
    RunEvent.Built built = past.built();
    long ended = end == null ? journal.now() : end;
    long began = built.took() == null ? ended : ended - built.took();
    BuildFacts facts =
        journal
            .ledger()
            .build(spec, built.host(), journal.run().account(), built.spackVersion(), began)
            .value();
    String system = journal.run().system();
    if (here && system != null && !built.host().hostname().equals(UNKNOWN)) {
      journal.runs().onSystem(built.host(), system);
    }
    long attempt = journal.open(facts, end == null ? null : began, past.failed(), began);
    if (!journal.run().tags().isEmpty()) {
      journal.ledger().tag(attempt, run, journal.run().tags());
    }
    journal.runs().opened(run, past.build(), past.hash(), attempt);
    installs.built(run, attempt, past, end);
    journal.touch(attempt);
    return attempt;
  }

  /** Its id; null where nobody said where it is. */
  @Nullable Long active(RunEvent.EnvironmentActive event) {
    if (event.path().isEmpty()) {
      return null;
    }
    String system = journal.run().system();
    return environment(
        new RunEvent.EnvironmentFound(
            event.path().substring(event.path().lastIndexOf('/') + 1),
            event.path(),
            system == null ? installs.system(journal.run().host()) : system,
            event.state(),
            event.manifest(),
            event.lock(),
            event.roots()),
        journal.here(event.at()));
  }

  private long environment(RunEvent.EnvironmentFound event, long at) {
    List<@Nullable Long> nodes = new ArrayList<>();
    for (RunEvent.EnvironmentRoot root : event.roots()) {
      SpecCandidate spec = journal.runs().spec(run, root.hash());
      nodes.add(spec == null ? null : spec.node());
    }
    return installs.environment(run, event, nodes, at);
  }
}
