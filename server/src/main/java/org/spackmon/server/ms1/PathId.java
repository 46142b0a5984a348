package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.spackmon.server.http.ProblemException;

/** Which id does a path name? */
final class PathId {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int MOST_DIGITS = 18;

  private PathId() {}

  /** The number at a place of the path; one that is too large for an id is none's. */
  static long of(Context ctx, String parameter) {
    String text = ctx.pathParam(parameter);
    if (!DIGITS.matcher(text).matches()) {
      throw ProblemException.notFound("Nothing is served at " + ctx.path());
    }
    return text.length() > MOST_DIGITS ? BuildId.NONE : Long.parseLong(text);
  }
}
