package org.spackmon.server.pages;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.findings.MarkState;

/** What somebody filled in about a failure. */
public record MarkForm(MarkState state, String assignee, String note, String link) {
  private static final int LONGEST = 500;
  private static final List<String> STATES = List.of("none", "muted", "assigned");

  static MarkForm of(Context ctx) {
    String state = field(ctx, "state");
    if (!STATES.contains(state)) {
      throw ProblemException.invalid("state", "one of " + String.join(", ", STATES), state);
    }
    String link = field(ctx, "link");
    if (!link.isEmpty() && safe(link) == null) {
      throw ProblemException.invalid(
          "link", "an address that begins with https:// or http://", link);
    }
    return new MarkForm(
        MarkState.valueOf(state.toUpperCase(Locale.ROOT)),
        field(ctx, "assignee"),
        field(ctx, "note"),
        link);
  }

  static String field(Context ctx, String name) {
    String value = ctx.formParam(name);
    String text = value == null ? "" : value.replace('\0', ' ').strip();
    if (text.length() > LONGEST) {
      throw ProblemException.invalid(name, "at most " + LONGEST + " characters", text);
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
