package org.spackmon.journal;

/** What stands at a place of {@code events.ndjson}? */
public sealed interface JournalLine {
  /** Offset of the line's first byte. */
  long at();

  /** Offset of the byte after the line and its line feed. */
  long next();

  /**
   * An event.
   *
   * @param text the line without its line feed, byte for byte
   */
  record Written(long at, byte[] text, Event event) implements JournalLine {
    @Override
    public long next() {
      return at + text.length + 1;
    }
  }

  /**
   * A line that can't be read.
   *
   * @param length bytes to pass over, the line feed with them
   */
  record Damaged(long at, long length, String why) implements JournalLine {
    @Override
    public long next() {
      return at + length;
    }
  }
}
