package org.spackmon.client.sending;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.builds.Builds;
import org.spackmon.client.door.Answer;
import org.spackmon.client.door.Door;
import org.spackmon.client.door.Failure;
import org.spackmon.client.run.RunFolder;
import org.spackmon.journal.DamagedException;
import org.spackmon.journal.Position;

/**
 * Gets a run to the server, from where the server says it has it, in a thread of its own. Whatever
 * happens is either done again or told; nothing here stops Spack.
 */
public final class Sender implements Runnable {
  private static final int LARGEST = 16 << 20;
  private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(15);
  private static final int ANSWER_MILLIS = 30_000;

  private final Door door;
  private final RunFolder folder;
  private final Collector collector;
  private final Patience patience;
  private Position position;
  private boolean known;
  private long limit;
  private long nextBeat;
  private long nextNote;
  private int stuck;
  private int smaller;
  private volatile boolean closing;
  private volatile Progress progress = new Progress(false, false, 0, 0, null, false, null);

  /**
   * Begins with nothing sent.
   *
   * @param largest bytes of a request that the server takes
   * @param resume whether the server may have some of the run: then it is asked first
   */
  public Sender(
      Door door,
      RunFolder folder,
      Builds builds,
      Complaints complaints,
      Patience patience,
      long largest,
      boolean resume)
      throws IOException {
    this.door = door;
    this.folder = folder;
    this.patience = patience;
    collector = new Collector(folder, builds, complaints);
    position = Position.none(folder.run());
    limit = Math.max(1 << 10, Math.min(largest, LARGEST));
    known = !resume;
  }

  public Progress progress() {
    return progress;
  }

  /** All has been written: what is there is sent, until it is or patience ends. */
  public void close() {
    closing = true;
    patience.wake();
  }

  @Override
  public void run() {
    try {
      while (!patience.isOver() && turn()) {
        tell(false);
      }
      progress =
          told(
              closing && collector.isComplete(position),
              closing && collector.hasReadable(position));
      collector.close();
    } catch (IOException e) {
      patience.refused("can't read " + folder.path() + ": " + RunFolder.why(e));
      progress = told(false, false);
    }
    note();
  }

  /** One request, or a short wait; whether there is more to do. */
  private boolean turn() throws IOException {
    if (!known) {
      return handle(() -> door.ask(folder.run(), patience.millis(ANSWER_MILLIS)), null);
    }
    boolean last = closing;
    Batch batch = collector.collect(position, limit, last);
    if (batch.count() == 0) {
      if (last) {
        return false;
      }
      if (System.nanoTime() < nextBeat) {
        patience.pause(300);
        return true;
      }
    }
    boolean more =
        handle(() -> door.tell(folder.run(), batch, patience.millis(ANSWER_MILLIS)), batch);
    if (more && !batch.isFull() && !closing) {
      patience.pause(300);
    }
    return more;
  }

  private interface Exchange {
    Answer get() throws IOException;
  }

  private boolean handle(Exchange exchange, @Nullable Batch batch) {
    Answer answer;
    patience.asking();
    try {
      answer = exchange.get();
    } catch (IOException e) {
      return patience.trouble(Failure.words(e), 0);
    }
    int status = answer.status();
    if (status == 200 || status == 409) {
      return accept(answer, batch);
    }
    if (status == 404 && batch == null) {
      known = true;
      return true;
    }
    if (status == 413 && batch != null) {
      return smaller(batch);
    }
    if (answer.passing()) {
      return patience.trouble("it answers " + status, answer.retryAfter());
    }
    patience.refused(
        switch (status) {
          case 401 -> "it doesn't know SPACKMON_USER with this token any longer";
          case 403 -> "the run belongs to somebody else";
          default -> "it answers " + status + ": " + answer.excerpt();
        });
    return false;
  }

  private boolean accept(Answer answer, @Nullable Batch batch) {
    Position there;
    try {
      there = Position.read(answer.body());
    } catch (DamagedException e) {
      return patience.trouble("it answers what no server of ours does", 0);
    }
    // One that lost events too was set back as a whole, to a backup say: nothing is wrong with a
    // log.
    boolean setBack = there.events() < position.events();
    for (Map.Entry<String, Long> log : position.logs().entrySet()) {
      if (!setBack && there.logs().getOrDefault(log.getKey(), 0L) < log.getValue()) {
        collector.reset(log.getKey());
      }
    }
    boolean moved = there.events() != position.events() || !there.logs().equals(position.logs());
    position = there;
    known = true;
    nextBeat = System.nanoTime() + HEARTBEAT;
    if (batch == null || batch.count() == 0 || moved) {
      stuck = 0;
      smaller = 0;
      patience.success();
      return true;
    }
    // It says yes and keeps nothing, or has a gap that isn't ours.
    return ++stuck < 3 || patience.trouble("it doesn't take what it is sent", 0);
  }

  private boolean smaller(Batch batch) {
    if (batch.isOneEvent()) {
      collector.passOver(position);
    }
    limit = Math.max(1 << 10, Math.min(limit, batch.raw()) / 2);
    return ++smaller < 40 || patience.trouble("it takes nothing, however small", 0);
  }

  private void tell(boolean complete) throws IOException {
    progress = told(complete, complete);
    if (System.nanoTime() > nextNote) {
      nextNote = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      note();
    }
  }

  private Progress told(boolean complete, boolean readable) {
    long missing = 0;
    try {
      missing = complete ? 0 : collector.missing(position);
    } catch (IOException e) {
      // A figure for people only.
    }
    return new Progress(
        complete,
        readable,
        position.events(),
        missing,
        patience.lastTrouble(),
        patience.isRefused(),
        position.page());
  }

  /** Keeps the position in the folder, where that can be written. */
  private void note() {
    if (!known) {
      return;
    }
    Path half = folder.path().resolve("sent.json.part");
    try {
      Files.write(half, position.json());
      Files.move(half, folder.sent(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // It spares a question later; that is all.
    }
  }
}
