package org.spackmon.client.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.run.RunFolder;
import org.spackmon.journal.Event;
import org.spackmon.journal.JournalWriter;

/** Which builds has this run, and which bytes of their logs can be sent by now? */
public final class Builds {
  private final RunFolder folder;
  private final Story story = new Story();
  private final Map<String, Build> builds = new LinkedHashMap<>();
  private final Map<String, LogSource> packed = new LinkedHashMap<>();
  private final Set<String> queued = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private long spack;
  private boolean exited;

  public Builds(RunFolder folder) {
    this.folder = folder;
  }

  /**
   * A log to send.
   *
   * @param whole its bytes, once it is known how many it has in all
   */
  public record Sendable(String build, LogSource source, @Nullable Long whole) {}

  public Story story() {
    return story;
  }

  public synchronized void see(Event event) {
    story.see(event);
    if (event instanceof Event.Build begun && Build.isSafe(begun.build())) {
      Build build = build(begun.build(), begun.stamp().at());
      build.prefix = begun.prefix();
      build.log = begun.log();
      if (begun.log() != null && build.phaseLogs.isEmpty()) {
        build.live.add(begun.log());
      }
    } else if (event instanceof Event.Phase phase) {
      see(phase);
    } else if (event instanceof Event.End end) {
      Build build = builds.get(end.build());
      if (build != null) {
        build.end = end;
      }
    } else if (event instanceof Event.Log log && Build.isSafe(log.build())) {
      keep(log);
    } else if (event instanceof Event.CopiedFile file && Build.isSafe(file.build())) {
      build(file.build(), file.stamp().at()).copied.add(file.name());
    } else if (event instanceof Event.Spack up) {
      spack = up.stamp().pid();
    } else if (event instanceof Event.Exit) {
      exited = true;
    }
  }

  private void see(Event.Phase phase) {
    Build build = builds.get(phase.build());
    if (build == null || phase.log() == null || !build.phaseLogs.add(phase.log())) {
      return;
    }
    if (build.phaseLogs.size() == 1) {
      quietly(build.live::clear);
    }
    build.live.add(phase.log());
    build.live.look();
  }

  private void keep(Event.Log log) {
    Build build = build(log.build(), log.stamp().at());
    Path file = folder.named(log.file());
    if (file == null || !Files.isRegularFile(file)) {
      missing.add(log.file());
      return;
    }
    build.archived = log;
    packed.put(log.build(), new PackedLog(file, log.bytes()));
    quietly(build.live::close);
  }

  private Build build(String id, long since) {
    return builds.computeIfAbsent(id, name -> new Build(name, since));
  }

  /** Opens logs that have appeared. */
  public synchronized void look() {
    for (Build build : builds.values()) {
      if (build.archived == null && !queued.contains(build.id)) {
        build.live.look();
      }
    }
  }

  /** Has those archived that have ended, or all, and haven't been. */
  public synchronized void archive(Archive archive, boolean all) {
    for (Build build : builds.values()) {
      if ((all || build.end != null) && build.archived == null && queued.add(build.id)) {
        build.live.look();
        archive.keep(build);
      }
    }
  }

  /** Makes an archive of this run. */
  public Archive archive(JournalWriter journal, Archive.Complaint complaint) {
    return new Archive(folder, journal, complaint);
  }

  /** What can be sent, in the order in which builds began. */
  public synchronized List<Sendable> logs() {
    List<Sendable> logs = new ArrayList<>();
    for (Build build : builds.values()) {
      LogSource source = packed.get(build.id);
      if (source != null && build.archived != null) {
        logs.add(new Sendable(build.id, source, build.archived.bytes()));
      } else if (build.live.isOpen()) {
        logs.add(new Sendable(build.id, build.live, null));
      }
    }
    return logs;
  }

  /** Files that an event names and that aren't in the folder. */
  public synchronized Set<String> missing() {
    return Set.copyOf(missing);
  }

  /** The process of Spack; 0 before it is known. */
  public synchronized long spack() {
    return spack;
  }

  /** Whether the journal has an end. */
  public synchronized boolean exited() {
    return exited;
  }

  private interface Closing {
    void run() throws IOException;
  }

  private static void quietly(Closing closing) {
    try {
      closing.run();
    } catch (IOException e) {
      // A file that was only read: nothing is lost.
    }
  }
}
