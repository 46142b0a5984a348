package org.spackmon.server.pages;

import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;

/**
 * The page of something that didn't work.
 *
 * @param said what happened
 * @param next what to do now
 */
record ErrorSheet(Frame frame, int status, String title, String said, String next) {

  static ErrorSheet of(Frame frame, ProblemException problem) {
    ErrorCode code = problem.code();
    return new ErrorSheet(frame, code.status(), code.title(), problem.detail(), next(code));
  }

  private static String next(ErrorCode code) {
    return switch (code) {
      case NOT_FOUND -> "It may have been pruned, or the address was cut off on its way to you.";
      case SIGN_IN_REQUIRED -> "Sign in, and you are brought back here.";
      case FORBIDDEN -> "Go back, load the page again, and try once more.";
      case TOO_MANY_TRIES -> "Wait a little, then try again.";
      case MALFORMED_REQUEST, INVALID_VALUE, ADDRESS_TOO_LONG ->
          "Correct the address, or start from the list of builds.";
      case BUG -> "Try again; if it happens again, tell who runs this server the number above.";
      default -> "Go back, or start from the list of builds.";
    };
  }
}
