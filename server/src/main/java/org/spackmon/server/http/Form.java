package org.spackmon.server.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import org.jspecify.annotations.Nullable;

/** What did somebody fill in on a page? What no page here would send is refused unread. */
public final class Form {
  /** In bytes: two texts of 1 MB, each of their characters escaped. */
  private static final long MOST = 8 << 20;

  private Form() {}

  /**
   * A field as it was filled in; null where the form has none of this name.
   *
   * @throws ProblemException for a form that is too large, compressed, or of unknown length
   */
  public static @Nullable String field(Context ctx, String name) {
    if (ctx.req().getContentLengthLong() > MOST) {
      throw new ProblemException(ErrorCode.TOO_LARGE, "A form may have " + MOST + " bytes at most");
    }
    if (ctx.header(Header.TRANSFER_ENCODING) != null
        || ctx.header(Header.CONTENT_ENCODING) != null) {
      throw new ProblemException(
          ErrorCode.UNSUPPORTED_ENCODING, "A form comes uncompressed, and in one piece");
    }
    return ctx.formParam(name);
  }

  /** The same as text: "" where there is none. */
  public static String text(Context ctx, String name) {
    String value = field(ctx, name);
    return value == null ? "" : value;
  }
}
