package org.spackmon.record;

/** A report that can't be kept because of what the store knows; nothing of it was written. */
public final class ReportRejectedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** No spec has this hash under this Spack version. */
    UNKNOWN_SPEC,
    UNKNOWN_BUILD,
    /** Somebody else owns the build. */
    NOT_THE_OWNER,
    /** The door took the digest for known, but it is not: parse and post again. */
    UNKNOWN_DOCUMENT
  }

  private final Reason reason;

  public ReportRejectedException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
