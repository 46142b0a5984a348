package org.spackmon.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.builds.Archive;
import org.spackmon.client.builds.Builds;
import org.spackmon.client.builds.Story;
import org.spackmon.client.door.Door;
import org.spackmon.client.run.RunFolder;
import org.spackmon.client.sending.Complaints;
import org.spackmon.client.sending.Patience;
import org.spackmon.client.sending.Progress;
import org.spackmon.client.sending.Sender;
import org.spackmon.journal.JournalLine;
import org.spackmon.journal.JournalReader;
import org.spackmon.journal.JournalWriter;

/**
 * What happens in a run while it happens: events are read, logs opened and kept, all of it sent.
 */
final class Following implements Closeable {
  private static final long POLL_MILLIS = 100;

  /** The end is looked for more often: a user waits for what comes after it. */
  private static final long END_MILLIS = 20;

  private static final long DRAIN_MILLIS = 10_000;
  private static final long ARCHIVE_MILLIS = 300_000;

  private final RunFolder folder;
  private final JournalWriter journal;
  private final SenderLog log;
  private final Complaints complaints;
  private final Builds builds;
  private final Archive archive;
  private final JournalReader events;
  private @Nullable Patience patience;
  private @Nullable Sender sender;
  private @Nullable Thread sending;

  Following(RunFolder folder, JournalWriter journal, SenderLog log) throws IOException {
    this.folder = folder;
    this.journal = journal;
    this.log = log;
    complaints = new Complaints(log::say);
    builds = new Builds(folder);
    archive = builds.archive(journal, complaints::once);
    events = JournalReader.open(folder.events(), 0);
  }

  /**
   * How it ended.
   *
   * @param progress null where nothing was to be sent
   */
  record End(Story story, @Nullable Progress progress, int complaints) {}

  void send(Door door, long largest, boolean resume, FollowOptions options) throws IOException {
    patience = Patience.endless(options.patience(), options.keepGoing() ? () -> {} : this::stop);
    sender = new Sender(door, folder, builds, complaints, patience, largest, resume);
    sending = new Thread(sender, "sender");
    sending.setDaemon(true);
    sending.start();
  }

  /** Without the server there is to be no more building: who starts packages looks for the file. */
  private void stop() {
    log.say("the server is out of reach: no more packages are started");
    try {
      Files.createFile(folder.stop());
    } catch (IOException e) {
      log.say("can't say so to Spack: " + RunFolder.why(e));
    }
  }

  /** Follows until Spack has ended, or all who could say so are gone. */
  void untilGone(long wrapper, boolean resume) throws IOException {
    Optional<ProcessHandle> parent = wrapper > 0 ? ProcessHandle.of(wrapper) : Optional.empty();
    boolean over = wrapper > 0 && parent.isEmpty();
    while (!over) {
      // Asked before reading: what was written until then is read.
      over = isOver(parent, resume);
      read(false);
      if (!over) {
        untilNextLook();
      }
    }
  }

  private boolean isOver(Optional<ProcessHandle> wrapper, boolean resume) {
    if (Files.exists(folder.exit())) {
      return true;
    }
    long spack = builds.spack();
    if (spack != 0) {
      // Somebody may have killed the wrapper alone: Spack goes on, and so do we.
      boolean wrapped = !resume && wrapper.map(ProcessHandle::isAlive).orElse(false);
      return !wrapped && !ProcessHandle.of(spack).map(ProcessHandle::isAlive).orElse(false);
    }
    return resume || wrapper.map(process -> !process.isAlive()).orElse(false);
  }

  private void read(boolean last) throws IOException {
    while (true) {
      JournalLine line = last ? events.nextOrRest() : events.next();
      if (line == null) {
        break;
      }
      if (line instanceof JournalLine.Written written) {
        builds.see(written.event());
      }
    }
    builds.look();
    builds.archive(archive, last);
  }

  private void untilNextLook() {
    try {
      for (long slept = 0;
          slept < POLL_MILLIS && !Files.exists(folder.exit());
          slept += END_MILLIS) {
        Thread.sleep(END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps and sends what is left, for as long as the user should wait. */
  End finish() throws IOException {
    if (patience != null) {
      patience.deadline(DRAIN_MILLIS);
    }
    Leave.tell(folder, journal, builds.exited());
    read(true);
    archive.finish(DRAIN_MILLIS * 2 / 3);
    read(true);
    if (sender == null || sending == null) {
      return new End(builds.story(), null, complaints.count());
    }
    sender.close();
    try {
      sending.join(DRAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new End(builds.story(), sender.progress(), complaints.count());
  }

  /** Long logs take their time; nobody waits for them any more. */
  void letArchiveFinish() {
    archive.finish(ARCHIVE_MILLIS);
  }

  @Override
  public void close() throws IOException {
    events.close();
    journal.close();
  }
}
