package org.spackmon.client.sending;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.builds.Builds;
import org.spackmon.client.run.RunFolder;
import org.spackmon.journal.Event;
import org.spackmon.journal.JournalLine;
import org.spackmon.journal.JournalReader;
import org.spackmon.journal.Position;
import org.spackmon.journal.WireWriter;

/**
 * What has the server not got yet? Read anew from the run's folder for every batch: nothing waits
 * in memory, however slow the server is.
 */
final class Collector implements Closeable {
  /** Room for the names and numbers round a line's data. */
  private static final int AROUND = 600;

  private static final int PIECE = 64 << 10;

  private final RunFolder folder;
  private final Builds builds;
  private final Complaints complaints;
  private final JournalReader events;
  private final byte[] piece = new byte[PIECE];
  private final Set<Long> tooLarge = new HashSet<>();
  private final Set<String> givenUp = new HashSet<>();
  private final Set<String> notWhole = new HashSet<>();
  private final Map<String, Integer> resets = new HashMap<>();

  Collector(RunFolder folder, Builds builds, Complaints complaints) throws IOException {
    this.folder = folder;
    this.builds = builds;
    this.complaints = complaints;
    events = JournalReader.open(folder.events(), 0);
  }

  /**
   * The next batch, which may be empty.
   *
   * @param last whether nobody writes events any longer, so that a cut line won't grow
   */
  Batch collect(Position position, long limit, boolean last) throws IOException {
    Batch batch = new Batch(limit);
    events(batch, position, limit, last);
    logs(batch, position, limit);
    batch.finish();
    return batch;
  }

  /** A piece of each in turns: the others grow, too, while one is longer than can be sent. */
  private void logs(Batch batch, Position position, long limit) throws IOException {
    // Not even bytes that all have to be escaped make a line that is too long.
    byte[] piece = limit < 7L * PIECE ? new byte[Math.max(64, (int) limit / 7)] : this.piece;
    Deque<Rest> rests = new ArrayDeque<>();
    for (Builds.Sendable log : builds.logs()) {
      rests.add(new Rest(log, position.logs().getOrDefault(log.build(), 0L)));
    }
    while (!batch.isFull() && !rests.isEmpty()) {
      Rest rest = rests.remove();
      int length = read(rest, piece);
      long size = AROUND + WireWriter.encodedLength(piece, length);
      if (length > 0 && batch.fits(size)) {
        batch.add(size).log(rest.log.build(), rest.at, piece, length);
        rests.add(new Rest(rest.log, rest.at + length));
      }
    }
  }

  /** What of a log comes next. */
  private record Rest(Builds.Sendable log, long at) {}

  /** How many bytes there are; none at the end, and where nothing of the log can be sent. */
  private int read(Rest rest, byte[] piece) {
    String build = rest.log.build();
    if (givenUp.contains(build)) {
      return 0;
    }
    try {
      return Math.max(0, rest.log.source().read(rest.at, piece));
    } catch (IOException e) {
      // Nothing of this log comes any more, but everything else does.
      complaints.once("the log of " + build + " can't be read: " + RunFolder.why(e));
      givenUp.add(build);
      return 0;
    }
  }

  private void events(Batch batch, Position position, long limit, boolean last) throws IOException {
    if (events.at() != position.events()) {
      events.seek(position.events());
    }
    while (!batch.isFull()) {
      long at = events.at();
      JournalLine line = last ? events.nextOrRest() : events.next();
      if (line == null) {
        return;
      }
      if (line instanceof JournalLine.Damaged damaged) {
        complaints.once(
            "a line of " + folder.events() + " is damaged at byte " + at + ": " + damaged.why());
        damaged(batch, line);
      } else if (line instanceof JournalLine.Written written) {
        written(batch, written, limit);
      }
    }
  }

  private void damaged(Batch batch, JournalLine line) throws IOException {
    if (batch.fits(AROUND)) {
      batch.addEvent(AROUND).damaged(line.at(), line.next() - line.at());
    } else {
      events.seek(line.at());
    }
  }

  private void written(Batch batch, JournalLine.Written line, long limit) throws IOException {
    byte @Nullable [] copy = line.event() instanceof Event.CopiedFile file ? copied(file) : null;
    long size = AROUND + (long) line.text().length;
    long extra = copy == null ? 0 : AROUND + WireWriter.encodedLength(copy, copy.length);
    if (copy != null && (size + extra > limit || tooLarge.contains(line.at()))) {
      complaints.once("a copied file is too large for the server: " + line.event());
      extra = 0;
      copy = null;
    } else if (size > limit || tooLarge.contains(line.at())) {
      complaints.once("an event is too large for the server: byte " + line.at());
      damaged(batch, line);
      return;
    }
    if (!batch.fits(size + extra)) {
      events.seek(line.at());
      return;
    }
    if (copy != null && line.event() instanceof Event.CopiedFile file) {
      batch.add(extra).file(file.build(), file.name(), copy);
    }
    batch.addEvent(size).event(line.at(), line.text());
  }

  private byte @Nullable [] copied(Event.CopiedFile file) {
    Path path = folder.named(file.file());
    try {
      if (path != null) {
        Long offset = file.offset();
        return offset == null ? Files.readAllBytes(path) : part(path, offset, file.bytes());
      }
    } catch (IOException e) {
      // Told below.
    }
    // One file holds many, so what is behind the first one that isn't there isn't told of.
    if (notWhole.add(file.file())) {
      String where = folder.path() + "/" + file.file();
      complaints.once(
          where + " isn't whole: " + file.name() + " of " + file.build() + " isn't in it");
    }
    return null;
  }

  private static byte[] part(Path path, long offset, long length) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(offset);
      byte[] bytes = in.readNBytes((int) Math.max(0, Math.min(length, Integer.MAX_VALUE)));
      if (bytes.length < length) {
        throw new EOFException();
      }
      return bytes;
    }
  }

  /** The server has thrown a log away, because it isn't what the journal says of it. */
  void reset(String build) {
    if (resets.merge(build, 1, Integer::sum) > 3) {
      complaints.once("the server doesn't take the log of " + build);
      givenUp.add(build);
    }
  }

  /** Whether the server has all there is. */
  boolean isComplete(Position position) throws IOException {
    return givenUp.isEmpty() && hasReadable(position);
  }

  /** Whether it has all there is but for logs that can't be read. */
  boolean hasReadable(Position position) throws IOException {
    if (position.events() < Files.size(folder.events())) {
      return false;
    }
    for (Builds.Sendable log : builds.logs()) {
      if (givenUp.contains(log.build())) {
        continue;
      }
      long there = position.logs().getOrDefault(log.build(), 0L);
      Long whole = log.whole();
      if (whole == null ? there < log.source().size() : there != whole) {
        return false;
      }
    }
    return true;
  }

  /** Bytes that the server hasn't got. */
  long missing(Position position) throws IOException {
    long missing = Math.max(0, Files.size(folder.events()) - position.events());
    for (Builds.Sendable log : builds.logs()) {
      long there = position.logs().getOrDefault(log.build(), 0L);
      missing += Math.max(0, log.source().size() - there);
    }
    return missing;
  }

  /** The server found one line alone too large: it is passed over from now on. */
  void passOver(Position position) {
    tooLarge.add(position.events());
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
