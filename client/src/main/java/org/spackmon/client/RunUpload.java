package org.spackmon.client;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.builds.Archive;
import org.spackmon.client.builds.Builds;
import org.spackmon.client.door.Door;
import org.spackmon.client.run.RunFolder;
import org.spackmon.client.run.Whereabouts;
import org.spackmon.client.sending.Complaints;
import org.spackmon.client.sending.Patience;
import org.spackmon.client.sending.Progress;
import org.spackmon.client.sending.Sender;
import org.spackmon.journal.Event;
import org.spackmon.journal.JournalLine;
import org.spackmon.journal.JournalReader;
import org.spackmon.journal.JournalWriter;

/** How does one run's folder get to the server that hasn't got it, or not all of it? */
final class RunUpload {
  private static final long TROUBLE_SECONDS = 60;
  private static final long LEAVING_SECONDS = 10;

  private final RunFolder run;
  private final Door door;
  private final long largest;
  private final Complaints complaints;
  private final Bar bar;
  private boolean hopeless;
  private @Nullable String host;

  RunUpload(RunFolder run, Door door, long largest, Complaints complaints, Bar bar) {
    this.run = run;
    this.door = door;
    this.largest = largest;
    this.complaints = complaints;
    this.bar = bar;
  }

  /** Whether other runs needn't be tried. */
  boolean isHopeless() {
    return hopeless;
  }

  /** Whether the server has all that could be read. */
  boolean send() throws IOException {
    try (SenderLog log = open()) {
      if (!log.isOurs()) {
        System.err.println("==> " + run.path() + " is still followed: passed over");
        return true;
      }
      if (Files.size(run.events()) == 0) {
        complaints.once(run.events() + " is empty");
        return true;
      }
      Builds builds = read();
      if (new Whereabouts(System.getenv()).host().equals(host)) {
        builds = archived(builds);
      }
      builds.missing().forEach(file -> complaints.once(file + " isn't in " + run.path()));
      return send(builds);
    }
  }

  /** Whoever has just seen an install end needn't know that its sender takes another moment. */
  private SenderLog open() throws IOException {
    long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVING_SECONDS);
    SenderLog log = SenderLog.open(run);
    while (!log.isOurs() && Files.exists(run.exit()) && System.nanoTime() < latest) {
      log.close();
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return SenderLog.open(run);
      }
      log = SenderLog.open(run);
    }
    return log;
  }

  private Builds read() throws IOException {
    Builds builds = new Builds(run);
    try (JournalReader events = JournalReader.open(run.events(), 0)) {
      for (JournalLine line = events.nextOrRest(); line != null; line = events.nextOrRest()) {
        if (line instanceof JournalLine.Written written) {
          builds.see(written.event());
          if (written.event() instanceof Event.Run begun) {
            host = begun.host();
          }
        }
      }
    }
    return builds;
  }

  /** Where a sender died, logs may still be where Spack has left them. */
  private Builds archived(Builds builds) throws IOException {
    if (!Files.isWritable(run.events())) {
      return builds;
    }
    try (JournalWriter journal = JournalWriter.open(run.events())) {
      Archive archive = builds.archive(journal, complaints::once);
      Leave.tell(run, journal, builds.exited());
      builds.archive(archive, true);
      archive.finish(TimeUnit.MINUTES.toMillis(10));
    }
    return read();
  }

  private boolean send(Builds builds) throws IOException {
    Patience patience = Patience.of(TROUBLE_SECONDS);
    Sender sender = new Sender(door, run, builds, complaints, patience, largest, true);
    sender.close();
    Thread sending = new Thread(sender, "sender");
    sending.start();
    long whole = 0;
    while (sending.isAlive()) {
      whole = Math.max(whole, sender.progress().bytes());
      if (whole > 0) {
        bar.show(run.run(), whole - sender.progress().bytes(), whole);
      }
      try {
        sending.join(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    bar.clear();
    return told(sender.progress());
  }

  private boolean told(Progress progress) {
    if (progress.readable()) {
      String page = progress.page();
      System.out.println(
          "==> "
              + run.path()
              + (progress.complete() ? ": uploaded" : ": uploaded but for what can't be read")
              + (page == null ? "" : ", " + page));
      return true;
    }
    String why = progress.trouble();
    hopeless = why != null && !progress.refused();
    System.err.println(
        "==> Error: "
            + run.path()
            + " isn't uploaded, "
            + Bytes.words(progress.bytes())
            + " are left"
            + (why == null ? "" : ": " + why));
    return false;
  }
}
