package org.spackmon.server.http;

import io.javalin.config.Key;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Answers what a request brought. What can't be read, or is too large, leaves as a {@link
 * ProblemException}; so does every later failure of the stream.
 */
public final class Body {
  static final Key<Long> LIMIT = new Key<>("body-limit");

  private Body() {}

  /** All of it, decompressed; refused beyond the limit. */
  public static byte[] bytes(Context ctx) {
    return bytes(ctx, ctx.appData(LIMIT));
  }

  /** The same with a limit of its own. */
  public static byte[] bytes(Context ctx, long limit) {
    if (ctx.req().getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    try {
      InputStream in = stream(ctx);
      byte[] body = in.readNBytes((int) Math.min(limit, Integer.MAX_VALUE - 8));
      if (body.length == limit && in.read() >= 0) {
        throw tooLarge(limit);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It, decompressed, without a limit: for who keeps only a part, or writes it away. */
  public static InputStream stream(Context ctx) {
    return ctx.bodyInputStream();
  }

  private static ProblemException tooLarge(long limit) {
    return new ProblemException(
        ErrorCode.TOO_LARGE, "The body may have " + limit + " bytes at most");
  }
}
