package org.spackmon.storage;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;
import org.spackmon.storage.sql.StoreException;

/** Logs, documents and values: in as a stream, out whole or by lines. */
public final class Contents {
  private final Jdbi reads;
  private final long limit;

  /** A chunk in its place. */
  record Part(long firstByte, long firstLine, int size, byte[] hash) {}

  Contents(Jdbi reads, long limit) {
    this.reads = reads;
    this.limit = limit;
  }

  /** For bytes that are kept as they come, whole or above the limit as head and tail. */
  public ContentWriter writer() {
    return new ContentWriter(limit, false);
  }

  /** For text: what is no UTF-8 in it is replaced, and flagged. */
  public ContentWriter textWriter() {
    return new ContentWriter(limit, true);
  }

  /** For bytes that are kept whole, however many: their sender is bounded elsewhere. */
  public ContentWriter wholeWriter() {
    return new ContentWriter(Long.MAX_VALUE, false);
  }

  /** These bytes, kept whole. */
  public Content whole(byte[] bytes) {
    ContentWriter writer = wholeWriter();
    writer.write(bytes, 0, bytes.length);
    return writer.finish();
  }

  /** This text as UTF-8, kept whole; null for none. */
  public @Nullable Content wholeText(@Nullable String text) {
    return text == null ? null : whole(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes all that is kept. */
  public void read(long contentId, OutputStream to) throws IOException {
    for (Part part : parts(contentId)) {
      to.write(bytes(part));
    }
  }

  /** Writes a part of what is kept. */
  public void read(long contentId, long from, long length, OutputStream to) throws IOException {
    for (Part part : parts(contentId)) {
      long skip = Math.max(0, from - part.firstByte());
      long take = Math.min(part.size(), from + length - part.firstByte()) - skip;
      if (take > 0) {
        to.write(bytes(part), (int) skip, (int) take);
      }
    }
  }

  /** How many lines begin before a byte: a part of one counts. */
  public long linesBefore(long contentId, long at) {
    long lines = 0;
    for (Part part : parts(contentId)) {
      if (part.firstByte() >= at) {
        break;
      }
      lines = part.firstLine() - 1;
      if (part.firstByte() + part.size() >= at) {
        lines += LogScan.lines(bytes(part), (int) (at - part.firstByte()));
      }
    }
    return lines;
  }

  /** The first bytes, at most {@code max}. */
  public byte[] bytes(long contentId, int max) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Part part : parts(contentId)) {
      if (out.size() >= max) {
        break;
      }
      byte[] bytes = bytes(part);
      out.write(bytes, 0, Math.min(bytes.length, max - out.size()));
    }
    return out.toByteArray();
  }

  /** Lines from a number on, reading only the chunks that hold them. */
  public Slice slice(long contentId, long firstLine, int lines) {
    long total =
        reads.withHandle(
            handle ->
                handle
                    .createQuery("SELECT lines FROM content WHERE id = :id")
                    .bind("id", contentId)
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L));
    LineReader reader = new LineReader(Math.max(1, firstLine), lines);
    List<Part> parts = parts(contentId);
    for (int i = first(parts, Math.max(1, firstLine)); i < parts.size() && !reader.done(); i++) {
      reader.read(parts.get(i), bytes(parts.get(i)));
    }
    return new Slice(reader.finish(), total);
  }

  /**
   * Which of the lines from a number on hold some words? Words without a capital letter are found
   * in any case.
   *
   * @param words of one line
   */
  public FoundLines find(long contentId, String words, long firstLine, long lines) {
    if (words.isEmpty() || words.indexOf('\n') >= 0 || lines < 1) {
      return FoundLines.NONE;
    }
    LineSearch search = new LineSearch(words, firstLine, firstLine + lines - 1);
    List<Part> parts = parts(contentId);
    for (Part part : parts.subList(Math.min(parts.size(), first(parts, firstLine)), parts.size())) {
      if (part.firstLine() >= firstLine + lines) {
        break;
      }
      search.read(part, bytes(part));
    }
    return search.finish();
  }

  /** The last part that begins before the line does. */
  private static int first(List<Part> parts, long line) {
    int first = 0;
    while (first + 1 < parts.size() && parts.get(first + 1).firstLine() < line) {
      first++;
    }
    return first;
  }

  List<Part> parts(long contentId) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT first_byte, first_line, size, hash FROM content_chunk
                    WHERE content_id = :id ORDER BY position""")
                .bind("id", contentId)
                .map(
                    (row, context) ->
                        new Part(row.getLong(1), row.getLong(2), row.getInt(3), row.getBytes(4)))
                .list());
  }

  byte[] bytes(Part part) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT codec, data FROM chunk WHERE hash = :hash")
                .bind("hash", part.hash())
                .map((row, context) -> unpacked(row.getInt(1), row.getBytes(2), part.size()))
                .findOne()
                .orElseThrow(() -> new StoreException("a chunk of a log is missing")));
  }

  private static byte[] unpacked(int codec, byte[] data, int size) {
    return codec == 0 ? data : Zstd.decompress(data, size);
  }

  /** The whole as one array, for contents that are known to be small. */
  byte[] all(long contentId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      read(contentId, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
