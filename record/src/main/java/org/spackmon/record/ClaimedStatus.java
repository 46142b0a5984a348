package org.spackmon.record;

/** What an ms1 client can say about the end of a build. */
public enum ClaimedStatus {
  SUCCESS,
  FAILED,
  CANCELLED,
  NOTRUN
}
