package org.spackmon.logs;

/** How much a line explains; the earlier ones come first. */
enum Weight {
  /** Nothing else matters: the machine gave up. */
  MACHINE,
  /** Says what is wrong. */
  CAUSE,
  /** Says that something is wrong. */
  VAGUE,
  /** Says that something before it was wrong. */
  CASCADE,
  /** Stops nothing. */
  WARNING
}
