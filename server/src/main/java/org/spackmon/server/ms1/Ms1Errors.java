package org.spackmon.server.ms1;

import io.javalin.http.Context;
import org.spackmon.server.http.ErrorShape;
import org.spackmon.server.http.ProblemException;

/** Tells errors as the clients of ms1 know them. */
public final class Ms1Errors implements ErrorShape {
  private final String prefix;

  /**
   * Errors below a prefix.
   *
   * @param prefix first part of the paths, without slashes at its ends
   */
  public Ms1Errors(String prefix) {
    this.prefix = "/" + prefix;
  }

  @Override
  public boolean speaksFor(Context ctx) {
    boolean journal = ctx.path().startsWith(prefix + "/journal/"); // its client knows problems
    return ctx.path().equals(prefix) || (ctx.path().startsWith(prefix + "/") && !journal);
  }

  @Override
  public void write(Context ctx, ProblemException problem) {
    ctx.contentType(Replies.JSON)
        .result(
            Replies.bytes(
                switch (problem.code()) {
                  case NOT_FOUND -> Replies.text("detail", "Not found.");
                  case METHOD_NOT_ALLOWED ->
                      Replies.text(
                          "detail", "Method \"" + ctx.req().getMethod() + "\" not allowed.");
                  case NOT_ACCEPTABLE ->
                      Replies.text("detail", "Could not satisfy the request Accept header.");
                  case SIGN_IN_REQUIRED, FORBIDDEN -> Replies.text("detail", problem.detail());
                  default -> Replies.text("message", problem.detail());
                }));
  }
}
