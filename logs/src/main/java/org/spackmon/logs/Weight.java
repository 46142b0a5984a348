package org.spackmon.logs;

/** How much a line explains; the earlier ones come first. */
enum Weight {
  /** Nothing else matters: the machine gave up. */
  MACHINE,
  /** Says what is wrong, by a rule of those who know the site. */
  SITE,
  /** Says what is wrong. */
  CAUSE,
  /** Says that something is wrong. */
  VAGUE,
  /** Complains, which means something only if somebody gave up soon after. */
  HINT,
  /** Says that something before it was wrong. */
  CASCADE,
  /** Stops nothing. */
  WARNING
}
