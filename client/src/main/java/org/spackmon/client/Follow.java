package org.spackmon.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.door.Door;
import org.spackmon.client.door.Preflight;
import org.spackmon.client.door.UnusableException;
import org.spackmon.client.run.RunEvent;
import org.spackmon.client.run.RunFolder;
import org.spackmon.client.run.RunId;
import org.spackmon.journal.JournalWriter;

/**
 * {@code follow}: asks the server, makes the run's folder, tells the wrapper to go, and follows
 * Spack until it has ended. Not ready to go means one line on stderr, and that nothing is built.
 */
final class Follow {
  private static final long UNKNOWN_LARGEST = 1 << 20;

  private final FollowOptions options;
  private final Map<String, String> environment;

  Follow(FollowOptions options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  int run() {
    try {
      return options.resume() == null ? begin() : resume(options.resume());
    } catch (UnusableException e) {
      if (!forsaken()) {
        System.err.println(e.line());
      }
      return 1;
    } catch (IOException e) {
      System.err.println("==> Error: can't keep what is monitored: " + RunFolder.why(e));
      return 1;
    }
  }

  private int begin() throws UnusableException, IOException {
    Door door = options.saveLocal() ? null : Client.door(options.server(), environment);
    Preflight.Passed passed = door == null ? null : door.preflight().check();
    if (forsaken()) {
      return 1;
    }
    String run = RunId.next().toString();
    RunEvent event =
        new RunEvent(
            run,
            Client.version(),
            options.command(),
            options.tags(),
            passed == null ? null : passed.clock(),
            environment);
    RunFolder.Made made = RunFolder.make(run, environment, event::write);
    RunFolder folder = made.folder();
    JournalWriter journal = made.journal();
    String warning = made.warning();
    if (warning != null) {
      System.err.println("==> Warning: " + warning);
      journal.write("note", out -> out.writeStringField("text", warning));
    }
    go(folder);
    return follow(folder, journal, door, passed == null ? UNKNOWN_LARGEST : largest(passed), false);
  }

  /** Whether somebody pressed Ctrl-C while the server was asked: there will be no run. */
  private boolean forsaken() {
    return options.wrapper() > 0 && ProcessHandle.of(options.wrapper()).isEmpty();
  }

  /** From here on nothing of ours holds the wrapper's pipe or the user's terminal. */
  private static void go(RunFolder folder) {
    System.out.println("go " + folder.path());
    System.out.flush();
    System.out.close();
    System.err.close();
  }

  private int resume(String path) throws UnusableException, IOException {
    RunFolder folder = new RunFolder(Path.of(path).toAbsolutePath());
    if (!Files.isRegularFile(folder.events())) {
      throw new UnusableException("==> Error: " + path + " isn't the folder of a run");
    }
    Door door = null;
    long largest = UNKNOWN_LARGEST;
    if (!options.saveLocal()) {
      try {
        door = Client.door(options.server(), environment);
        largest = largest(door.preflight().check());
      } catch (UnusableException e) {
        // What isn't archived yet is, and the summary says what to upload.
        System.err.println(e.line());
      }
    }
    return follow(folder, JournalWriter.open(folder.events()), door, largest, true);
  }

  /** When nobody waits any longer; after the first run on a machine there is nothing to do. */
  private static void prepareNextStart() {
    ClassData archive = ClassData.ofThisJar();
    if (archive != null && !Boolean.getBoolean("spackmon.warm-up")) {
      archive.makeIfMissing();
    }
  }

  private static long largest(Preflight.Passed passed) {
    return passed.welcome().largest();
  }

  private int follow(
      RunFolder folder, JournalWriter journal, @Nullable Door door, long largest, boolean resume)
      throws IOException {
    try (SenderLog log = SenderLog.open(folder)) {
      if (!log.isOurs()) {
        System.err.println("==> Error: another process follows " + folder.path());
        return 1;
      }
      try (Following following = new Following(folder, journal, log)) {
        if (door != null) {
          following.send(door, largest, resume, options);
        }
        following.untilGone(options.wrapper(), resume);
        Following.End end = following.finish();
        Summary.write(folder, end, door == null ? null : door.address());
        following.letArchiveFinish();
      }
    }
    prepareNextStart();
    return 0;
  }
}
