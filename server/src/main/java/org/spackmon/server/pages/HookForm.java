package org.spackmon.server.pages;

import io.javalin.http.Context;
import org.spackmon.server.http.ProblemException;

/**
 * What somebody filled in to be told of failures.
 *
 * @param packageName "" for any
 * @param system "" for any
 */
record HookForm(String url, String packageName, String system) {

  static HookForm of(Context ctx) {
    String url = MarkForm.field(ctx, "url");
    if (MarkForm.safe(url) == null) {
      throw ProblemException.invalid("url", "an address that begins with https:// or http://", url);
    }
    return new HookForm(url, MarkForm.field(ctx, "package"), MarkForm.field(ctx, "system"));
  }
}
