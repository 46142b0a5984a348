package org.spackmon.server.http;

/** Answers in which ways a request can fail: one code, one status, one title each. */
public enum ErrorCode {
  MALFORMED_REQUEST(400, "malformed-request", "The request can't be read"),
  BROKEN_BODY(400, "broken-body", "The body can't be read"),
  INVALID_VALUE(400, "invalid-value", "A value isn't what was expected"),
  SIGN_IN_REQUIRED(401, "sign-in-required", "Sign in first"),
  FORBIDDEN(403, "forbidden", "Not allowed"),
  NOT_FOUND(404, "not-found", "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "Not with this method"),
  NOT_ACCEPTABLE(406, "not-acceptable", "Not in this form"),
  TIMED_OUT(408, "timed-out", "The request took too long to arrive"),
  TOO_LARGE(413, "too-large", "The request is too large"),
  ADDRESS_TOO_LONG(414, "address-too-long", "The address is too long"),
  UNSUPPORTED_ENCODING(415, "unsupported-encoding", "The body's encoding isn't known"),
  EXPECTATION_FAILED(417, "expectation-failed", "The expectation can't be met"),
  TOO_MANY_TRIES(429, "too-many-tries", "Too many tries"),
  HEADERS_TOO_LARGE(431, "headers-too-large", "The headers are too large"),
  BUG(500, "bug", "Something is wrong on this side"),
  HTTP_VERSION(505, "http-version", "This version of HTTP isn't spoken here");

  private final int status;
  private final String slug;
  private final String title;

  ErrorCode(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** Its name in a problem's {@code type}; never changes. */
  public String slug() {
    return slug;
  }

  /** Tells a person what kind of failure it is. */
  public String title() {
    return title;
  }

  /** Whether the rest of the connection can't be trusted, or isn't wanted, after it. */
  boolean endsConnection() {
    return this == BROKEN_BODY || this == TOO_LARGE || this == TIMED_OUT;
  }

  /** The code for a status that the HTTP library chose. */
  static ErrorCode of(int status) {
    for (ErrorCode code : values()) {
      if (code.status == status && code != BUG) {
        return code;
      }
    }
    return status >= 500 ? BUG : MALFORMED_REQUEST;
  }
}
