package org.spackmon.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Event;
import org.spackmon.record.BuildHost;
import org.spackmon.record.runs.Role;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.server.ms1.AnalyzerResults;
import org.spackmon.server.ms1.SafeName;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.spack.store.EnvironmentFolder;
import org.spackmon.storage.Contents;

/** Says in the recorder's words what an event of the journal says; what it can't stays as it is. */
final class EventTranslator {
  private static final int LONGEST_LIST = 1_000;

  private final Contents contents;
  private final StoreTranslator stores;

  EventTranslator(Contents contents) {
    this.contents = contents;
    this.stores = new StoreTranslator(contents);
  }

  /**
   * An event as the recorder knows it.
   *
   * @param text its line
   */
  RunEvent translate(Event event, byte[] text) {
    RunEvent known = known(event);
    return known == null ? other(event, text) : known;
  }

  private @Nullable RunEvent known(Event event) {
    if (event instanceof Event.Run run) {
      return run(run);
    }
    if (event instanceof Event.Spack spack) {
      return spack(spack);
    }
    if (event instanceof Event.Environment environment && environment.system() == null) {
      return environment(environment);
    }
    if (event instanceof Event.Spec spec) {
      return spec(spec);
    }
    if (event instanceof Event.Plan plan) {
      return plan(plan);
    }
    if (event instanceof Event.Analysis analysis) {
      return analysis(analysis);
    }
    if (event instanceof Event.Exit exit) {
      return new RunEvent.Exited(exit.stamp().at(), exit.code(), exit.signal());
    }
    if (event instanceof Event.CopiedFile) {
      return new RunEvent.Passed();
    }
    RunEvent found = stores.translate(event);
    return found == null ? BuildTranslator.translate(event) : found;
  }

  private static RunEvent other(Event event, byte[] text) {
    String kind =
        event instanceof Event.Unknown unknown
            ? unknown.name()
            : event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String body =
        event instanceof Event.Note note ? note.text() : new String(text, StandardCharsets.UTF_8);
    return new RunEvent.Other(JournalText.name(kind), body.replace('\0', '\uFFFD'));
  }

  private static RunEvent run(Event.Run run) {
    Event.Batch batch = run.batch();
    return new RunEvent.Began(
        run.stamp().at(),
        JournalText.nameOrNull(run.client()),
        run.command().stream()
            .limit(LONGEST_LIST)
            .map(JournalText::path)
            .map(Objects::requireNonNull)
            .toList(),
        JournalText.nameOrNull(run.user()),
        JournalText.nameOrNull(run.host()),
        JournalText.nameOrNull(run.system()),
        batch == null
            ? null
            : new RunEvent.Batch(
                JournalText.name(batch.kind()),
                JournalText.nameOrNull(batch.job()),
                JournalText.nameOrNull(batch.node())),
        run.tags().stream()
            .filter(tag -> !tag.isBlank())
            .limit(LONGEST_LIST)
            .map(JournalText::name)
            .distinct()
            .toList(),
        run.clock() == null ? 0 : run.clock());
  }

  private static RunEvent spack(Event.Spack spack) {
    return new RunEvent.SpackUp(
        JournalText.name(spack.version()),
        JournalText.nameOrNull(spack.commit()),
        JournalText.nameOrNull(spack.installer()),
        JournalText.nameOrNull(spack.python()),
        JournalText.path(spack.root()),
        JournalText.path(spack.store()),
        host(spack.host()));
  }

  static BuildHost host(Map<String, String> host) {
    String hostname = host.getOrDefault("hostname", "");
    return new BuildHost(
        hostname.isEmpty() ? "unknown" : JournalText.name(hostname),
        JournalText.name(host.getOrDefault("platform", "")),
        JournalText.name(host.getOrDefault("host_os", "")),
        JournalText.name(host.getOrDefault("host_target", "")),
        JournalText.name(host.getOrDefault("kernel_version", "")));
  }

  private RunEvent environment(Event.Environment environment) {
    String path = environment.path() == null ? "" : environment.path();
    String files = environment.manifest() + '\0' + environment.lock();
    return new RunEvent.EnvironmentActive(
        environment.stamp().at(),
        JournalText.name(environment.name()),
        JournalText.name(path),
        HexFormat.of().formatHex(SafeName.sha256(files.getBytes(StandardCharsets.UTF_8)), 0, 16),
        contents.wholeText(environment.manifest()),
        contents.wholeText(environment.lock()),
        roots(environment.lock()));
  }

  /** Of a damaged lock none: it stays as it came. */
  private static List<RunEvent.EnvironmentRoot> roots(@Nullable String lock) {
    try {
      return lock == null
          ? List.of()
          : EnvironmentFolder.roots(lock).stream()
              .filter(root -> JournalText.isHash(root.hash()))
              .map(root -> new RunEvent.EnvironmentRoot(root.hash(), JournalText.text(root.spec())))
              .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private @Nullable RunEvent spec(Event.Spec spec) {
    if (!JournalText.isHash(spec.hash())) {
      return null;
    }
    try {
      return new RunEvent.SpecPlanned(
          spec.hash(),
          SafeName.sha256(spec.document()),
          SpecReader.read(spec.document()),
          contents.whole(spec.document()));
    } catch (SpecFormatException e) {
      return null;
    }
  }

  private static RunEvent plan(Event.Plan plan) {
    return new RunEvent.Planned(
        plan.roots(),
        plan.packages().stream()
            .filter(each -> JournalText.isHash(each.hash()))
            .map(
                each ->
                    new RunEvent.PlannedPackage(
                        each.hash(),
                        each.name() == null ? "unknown" : JournalText.name(each.name()),
                        JournalText.nameOrNull(each.version()),
                        role(each.role()),
                        each.explicit()))
            .toList());
  }

  private static Role role(@Nullable String word) {
    for (Role role : Role.values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    return Role.BUILD;
  }

  private @Nullable RunEvent analysis(Event.Analysis analysis) {
    if (!JournalText.isHash(analysis.hash())) {
      return null;
    }
    try {
      return new RunEvent.Analyzed(
          analysis.hash(), AnalyzerResults.read(analysis.analyzer(), analysis.results(), contents));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is none in memory
    }
  }
}
