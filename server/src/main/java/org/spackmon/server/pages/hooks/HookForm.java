package org.spackmon.server.pages.hooks;

import io.javalin.http.Context;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.pages.FormField;

/**
 * What somebody filled in to be told of failures.
 *
 * @param packageName "" for any
 * @param system "" for any
 */
record HookForm(String url, String packageName, String system) {

  static HookForm of(Context ctx) {
    String url = FormField.text(ctx, "url");
    if (FormField.safe(url) == null) {
      throw ProblemException.invalid("url", "an address that begins with https:// or http://", url);
    }
    return new HookForm(url, FormField.text(ctx, "package"), FormField.text(ctx, "system"));
  }
}
