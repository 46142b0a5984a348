package org.spackmon.record.runs;

import org.spackmon.record.Content;

/** What does one line of a request say? */
public sealed interface JournalPart {

  /**
   * An event.
   *
   * @param at the byte of the journal at which it stands
   * @param next the byte behind it
   */
  record Line(long at, long next, RunEvent event) implements JournalPart {}

  /**
   * Bytes of a build's log, from an offset on.
   *
   * @param open whether the last line of these bytes has no end yet
   * @param whole whether these are all
   */
  record LogBytes(String build, long at, Content bytes, boolean open, boolean whole)
      implements JournalPart {}

  /** One of the files that an install leaves in {@code <prefix>/.spack}. */
  record FileBytes(String build, String name, Content bytes) implements JournalPart {}
}
