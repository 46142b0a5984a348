package org.spackmon.server.pages;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.Form;
import org.spackmon.server.http.ProblemException;

/** What did somebody type into a field of a form, and may a page show it as a link? */
public final class FormField {
  private static final int LONGEST = 500;

  private FormField() {}

  /**
   * Its text, without blanks round it.
   *
   * @throws ProblemException for more than 500 characters
   */
  public static String text(Context ctx, String name) {
    return text(ctx, name, LONGEST);
  }

  /**
   * The same for longer ones.
   *
   * @param longest characters that it may have
   * @throws ProblemException for more
   */
  public static String text(Context ctx, String name, int longest) {
    String text = Form.text(ctx, name).replace('\0', ' ').strip();
    if (text.length() > longest) {
      throw ProblemException.invalid(name, "at most " + longest + " characters", text);
    }
    return text;
  }

  /** An address that a page may link to; null for any other, a script for instance. */
  public static @Nullable String safe(String link) {
    try {
      URI uri = new URI(link);
      String scheme = uri.getScheme();
      boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
      return web && uri.getHost() != null ? uri.toString() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
