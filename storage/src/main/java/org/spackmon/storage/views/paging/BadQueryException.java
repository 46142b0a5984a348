package org.spackmon.storage.views.paging;

import org.jspecify.annotations.Nullable;

/** A URL's query that can't be meant: says where, what was expected, and what may be meant. */
public final class BadQueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;
  private final String expected;
  private final @Nullable String nearest;

  /**
   * About one parameter.
   *
   * @param expected ends the sentence "expected …"
   * @param nearest a known word that looks like what came, if there is one
   */
  public BadQueryException(
      String parameter, String problem, String expected, @Nullable String nearest) {
    super(
        problem
            + "; expected "
            + expected
            + (nearest == null ? "" : " (did you mean \"" + nearest + "\"?)"),
        null,
        false,
        false);
    this.parameter = parameter;
    this.expected = expected;
    this.nearest = nearest;
  }

  /** Which parameter of the query it is about. */
  public String parameter() {
    return parameter;
  }

  public String expected() {
    return expected;
  }

  public @Nullable String nearest() {
    return nearest;
  }
}
