package org.spackmon.storage.views.builds;

import org.spackmon.record.Content;

/**
 * How long is a log, and is all of it here?
 *
 * @param content its id: {@code Contents} reads it
 * @param bytes as they came
 * @param omitted how many of them between head and tail were not kept
 * @param lines as they came
 * @param flags {@code Content.FLAG_}
 * @param firstByte where it begins in the content; -1 where it is all of it
 * @param linesBefore lines of the content before it
 */
public record LogFacts(
    long content,
    long bytes,
    long omitted,
    long lines,
    int flags,
    long firstByte,
    long linesBefore) {

  private static final long WHOLE = -1;

  /** All of a content. */
  public LogFacts(long content, long bytes, long omitted, long lines, int flags) {
    this(content, bytes, omitted, lines, flags, WHOLE, 0);
  }

  /** Whether it is all of its content. */
  public boolean whole() {
    return firstByte == WHOLE;
  }

  /** Bytes that are not UTF-8 were replaced. */
  public boolean notUtf8() {
    return (flags & Content.FLAG_NOT_UTF8) != 0;
  }

  /** The middle was left out. */
  public boolean truncated() {
    return (flags & Content.FLAG_TRUNCATED) != 0;
  }

  /** The client sent something else than text, which is shown as its JSON. */
  public boolean notText() {
    return (flags & Content.FLAG_NOT_TEXT) != 0;
  }
}
