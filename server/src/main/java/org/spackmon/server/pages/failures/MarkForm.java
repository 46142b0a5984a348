package org.spackmon.server.pages.failures;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.pages.FormField;
import org.spackmon.storage.findings.MarkState;

/** What somebody filled in about a failure. */
record MarkForm(MarkState state, String assignee, String note, String link) {
  private static final List<String> STATES = List.of("none", "muted", "assigned");

  static MarkForm of(Context ctx) {
    String state = FormField.text(ctx, "state");
    if (!STATES.contains(state)) {
      throw ProblemException.invalid("state", "one of " + String.join(", ", STATES), state);
    }
    String link = FormField.text(ctx, "link");
    if (!link.isEmpty() && FormField.safe(link) == null) {
      throw ProblemException.invalid(
          "link", "an address that begins with https:// or http://", link);
    }
    return new MarkForm(
        MarkState.valueOf(state.toUpperCase(Locale.ROOT)),
        FormField.text(ctx, "assignee"),
        FormField.text(ctx, "note"),
        link);
  }
}
