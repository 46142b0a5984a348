package org.spackmon.server.ms1;

import io.javalin.http.Context;
import org.spackmon.server.accounts.Identity;

/** Who is it that reports? */
@FunctionalInterface
interface Callers {
  /** Who asks; a caller without a valid token gets the challenge that clients answer. */
  Identity of(Context ctx);
}
