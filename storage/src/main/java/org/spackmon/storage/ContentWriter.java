package org.spackmon.storage;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Content;

/**
 * Bytes in, a content ready to be recorded out: cut into chunks at ends of lines, compressed,
 * hashed and counted. Above the limit the beginning and the end are kept, and memory stays bounded
 * by what is kept, compressed. For one thread; nothing is stored before the content is recorded.
 */
public final class ContentWriter extends OutputStream {
  private static final int LARGEST_CHUNK = 1 << 20;
  private static final int SMALLEST_CHUNK = 1 << 10;
  private static final int FIRST_BUFFER = 8 << 10;

  /** Head and tail are kept in about this many chunks at least, so that both are near the half. */
  private static final int LEAST_CHUNKS = 8;

  private final boolean text;
  private final int chunkSize;
  private final KeptChunks kept;
  private final LogScan scan = new LogScan();

  /** Of all bytes, once there is more than one chunk. */
  private @Nullable MessageDigest all;

  private byte[] buffer;
  private int filled;
  private long passed;
  private int flags;

  ContentWriter(long limit, boolean text) {
    this.text = text;
    this.chunkSize = (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, limit / LEAST_CHUNKS));
    this.buffer = new byte[Math.min(FIRST_BUFFER, chunkSize)];
    this.kept = new KeptChunks(limit);
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int rest = length;
    while (rest > 0) {
      if (filled == buffer.length) {
        makeRoom();
      }
      int part = Math.min(rest, buffer.length - filled);
      System.arraycopy(bytes, from, buffer, filled, part);
      filled += part;
      from += part;
      rest -= part;
    }
  }

  /** Adds what the door mended: see {@code Content.FLAG_}. */
  public void flag(int more) {
    flags |= more;
  }

  /** The whole; nothing may be written after it. */
  public Content finish() {
    byte[] digest;
    if (all == null) {
      digest = cut(filled);
    } else {
      all.update(buffer, 0, filled);
      cut(filled);
      digest = all.digest();
    }
    if (kept.omitted() > 0) {
      flags |= Content.FLAG_TRUNCATED;
    }
    return new Content(
        digest,
        passed,
        kept.omitted(),
        scan.lines(),
        flags,
        scan.saidStart(),
        scan.saidEnd(),
        kept.chunks());
  }

  private void makeRoom() {
    if (buffer.length < chunkSize) {
      buffer = Arrays.copyOf(buffer, Math.min(chunkSize, buffer.length * 2));
      return;
    }
    int end = lastCut();
    if (all == null) {
      all = Digests.sha256();
    }
    all.update(buffer, 0, end);
    cut(end);
  }

  /** Behind the last newline; where there is none, so that no character is torn. */
  private int lastCut() {
    for (int i = filled; i > 0; i--) {
      if (buffer[i - 1] == '\n') {
        return i;
      }
    }
    for (int i = filled - 1; i > filled - 4; i--) {
      if ((buffer[i] & 0xc0) != 0x80) { // where a character starts
        return buffer[i] < 0 ? i : filled;
      }
    }
    return filled;
  }

  /** Makes a chunk of the first bytes of the buffer; tells their digest as they came. */
  private byte[] cut(int end) {
    byte[] came = Digests.sha256(buffer, end);
    if (end > 0) {
      long firstLine = scan.line();
      scan.read(buffer, end);
      byte[] mended = text ? Utf8.mended(buffer, end) : null;
      if (mended == null) {
        kept.add(came, buffer, end, passed, firstLine, end);
      } else {
        flags |= Content.FLAG_NOT_UTF8;
        byte[] hash = Digests.sha256(mended, mended.length);
        kept.add(hash, mended, mended.length, passed, firstLine, end);
      }
      passed += end;
      filled -= end;
      System.arraycopy(buffer, end, buffer, 0, filled);
    }
    return came;
  }

  /** Replaces what is no UTF-8. */
  private static final class Utf8 {
    /** The bytes with U+FFFD in place of what is wrong; null when nothing is. */
    static byte @Nullable [] mended(byte[] bytes, int length) {
      if (LogScan.ascii(bytes, length)) {
        return null;
      }
      byte[] again =
          new String(bytes, 0, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
      return Arrays.equals(again, 0, again.length, bytes, 0, length) ? null : again;
    }
  }
}
