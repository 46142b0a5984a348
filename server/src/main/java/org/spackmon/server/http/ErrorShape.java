package org.spackmon.server.http;

import io.javalin.http.Context;

/**
 * Answers how a room tells its errors. A room that has words of its own (old clients expect theirs,
 * people want a page) gives one; everything else is told as {@code application/problem+json}.
 */
public interface ErrorShape {
  /** Whether an error of this request is told by this room. */
  boolean speaksFor(Context ctx);

  /** Writes the body; status and common headers are set. */
  void write(Context ctx, ProblemException problem);
}
