package org.spackmon.record;

import java.util.List;

/**
 * Bytes ready to be stored: a log, a document or an analyzer's value, cut into chunks that are
 * compressed already, so that the writer only copies.
 *
 * @param digest SHA-256 of all bytes as they came, the omitted ones included
 * @param bytes how many bytes came
 * @param omitted how many bytes between head and tail were not kept (0: all is here)
 * @param lines how many lines came (a last one without its newline counts)
 * @param flags what was mended, see {@code FLAG_}
 * @param saidStart microseconds of the first time stamp that Spack wrote into the log, read as UTC
 *     although Spack writes local time; {@link #NO_TIME} where there is none
 * @param saidEnd the last such stamp; only the difference of the two is meant to be used
 */
public record Content(
    byte[] digest,
    long bytes,
    long omitted,
    long lines,
    int flags,
    long saidStart,
    long saidEnd,
    List<Chunk> chunks) {

  public static final long NO_TIME = Long.MIN_VALUE;

  /** Bytes that are not UTF-8 were replaced. */
  public static final int FLAG_NOT_UTF8 = 1;

  /** The middle was left out: head and tail are here. */
  public static final int FLAG_TRUNCATED = 2;

  /** The client sent something else than text (a list, a number): kept as its JSON. */
  public static final int FLAG_NOT_TEXT = 4;

  /**
   * At most 1 MiB of a content's bytes.
   *
   * @param hash SHA-256 of the uncompressed bytes; names the chunk
   * @param codec 0 stored as is, 1 one zstd frame
   * @param size uncompressed bytes
   * @param firstByte offset of its first byte in the content as it came
   * @param firstLine number, from 1, of the line in which it starts
   * @param data what is stored
   */
  public record Chunk(
      byte[] hash, int codec, int size, long firstByte, long firstLine, byte[] data) {}
}
