package org.spackmon.server.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Event;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.storage.Contents;

/** Says in the recorder's words what an import says of what it found. */
final class StoreTranslator {
  /** Behind all phases; no build system calls one of its own like this. */
  private static final String POST_INSTALL = "post-install";

  private static final int LAST = 1_000;

  private final Contents contents;

  StoreTranslator(Contents contents) {
    this.contents = contents;
  }

  /** Null for an event of another kind, or one that has no place in the record. */
  @Nullable RunEvent translate(Event event) {
    if (event instanceof Event.Store store) {
      return store(store);
    }
    if (event instanceof Event.Installed installed && JournalText.isHash(installed.hash())) {
      return installed(installed);
    }
    if (event instanceof Event.Uninstalled gone) {
      return new RunEvent.Uninstalled(
          path(gone.store()), gone.hashes().stream().filter(JournalText::isHash).toList());
    }
    if (event instanceof Event.Failure failure && JournalText.isHash(failure.hash())) {
      return failure(failure);
    }
    if (event instanceof Event.Reported reported && JournalText.isHash(reported.hash())) {
      return reported(reported);
    }
    if (event instanceof Event.Environment environment) {
      return environment(environment);
    }
    return null;
  }

  private static RunEvent store(Event.Store store) {
    return new RunEvent.StoreRead(
        path(store.root()),
        JournalText.name(store.system()),
        JournalText.nameOrNull(store.site()),
        JournalText.path(store.spackRoot()),
        JournalText.nameOrNull(store.format()),
        store.upstreams().stream().map(StoreTranslator::path).distinct().toList());
  }

  private static RunEvent installed(Event.Installed event) {
    return new RunEvent.Installed(
        path(event.store()),
        event.hash(),
        JournalText.nameOrNull(event.name()),
        JournalText.path(event.prefix()),
        event.explicit(),
        event.external(),
        event.installed(),
        JournalText.nameOrNull(event.deprecatedFor()),
        BuildTranslator.origin(event.origin()),
        built(event.built()));
  }

  private static RunEvent failure(Event.Failure event) {
    return new RunEvent.FailureFound(
        path(event.store()),
        event.hash(),
        JournalText.nameOrNull(event.name()),
        event.failed(),
        JournalText.text(event.error()),
        built(event.built()));
  }

  private static RunEvent reported(Event.Reported event) {
    RunEvent.Built built = built(event.built());
    return new RunEvent.Reported(
        event.hash(),
        JournalText.nameOrNull(event.name()),
        event.failed(),
        JournalText.text(event.error()),
        event.from(),
        event.until(),
        built == null
            ? new RunEvent.Built("", EventTranslator.host(Map.of()), List.of(), null)
            : built);
  }

  private static RunEvent.@Nullable Built built(Event.@Nullable Built built) {
    if (built == null) {
      return null;
    }
    List<RunEvent.TimedPhase> phases = new ArrayList<>();
    for (Event.TimedPhase phase : built.phases()) {
      int step = BuildTranslator.STEPS.indexOf(phase.name());
      boolean last = phase.name().equals(POST_INSTALL);
      int position = last ? LAST : step >= 0 ? step : BuildTranslator.FIRST_PHASE + phases.size();
      phases.add(
          new RunEvent.TimedPhase(
              JournalText.name(phase.name()),
              position,
              last || step >= 0,
              phase.took(),
              phase.logAt()));
    }
    String version = built.spack();
    return new RunEvent.Built(
        version == null ? "" : JournalText.name(version),
        EventTranslator.host(built.host()),
        phases,
        built.took());
  }

  private @Nullable RunEvent environment(Event.Environment event) {
    if (event.system() == null || event.path() == null) {
      return null;
    }
    String path = path(event.path());
    String system = JournalText.name(event.system());
    if (event.gone()) {
      return new RunEvent.EnvironmentGone(path, system);
    }
    return new RunEvent.EnvironmentFound(
        JournalText.name(event.name()),
        path,
        system,
        event.state() == null ? "" : JournalText.name(event.state()),
        contents.wholeText(event.manifest()),
        contents.wholeText(event.lock()),
        event.roots().stream()
            .filter(root -> JournalText.isHash(root.hash()))
            .map(root -> new RunEvent.EnvironmentRoot(root.hash(), JournalText.text(root.spec())))
            .toList());
  }

  private static String path(String text) {
    return Objects.requireNonNull(JournalText.path(text));
  }
}
