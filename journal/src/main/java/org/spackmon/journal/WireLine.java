package org.spackmon.journal;

/** What does a line of a request say? */
public sealed interface WireLine {
  /**
   * The event at an offset of {@code events.ndjson}.
   *
   * @param text the line without its line feed, byte for byte
   */
  record Written(long at, byte[] text, Event event) implements WireLine {
    /** Offset of the byte after the line and its line feed. */
    public long next() {
      return at + text.length + 1;
    }
  }

  /**
   * A line that can't be read.
   *
   * @param length its bytes, the line feed with them
   */
  record Damaged(long at, long length) implements WireLine {
    /** Offset of the byte after it. */
    public long next() {
      return at + length;
    }
  }

  /**
   * Some bytes of a build's log, from an offset on.
   *
   * @param whole whether these are all, and nothing else is said of its end
   */
  record LogBytes(String build, long at, byte[] data, boolean whole) implements WireLine {
    /** Offset of the byte after them. */
    public long next() {
      return at + data.length;
    }
  }

  /** One copied file, whole. */
  record FileBytes(String build, String name, byte[] data) implements WireLine {}
}
