package org.spackmon.server.advisories;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spackmon.server.http.ProblemException;
import org.spackmon.server.pages.FormField;
import org.spackmon.storage.advisories.Statement;
import org.spackmon.storage.advisories.Status;

/** What somebody filled in about an advisory. */
record StatementForm(Status status, String justification, String reason) {
  private static final int LONGEST = 2000;
  private static final List<String> STATUSES =
      Arrays.stream(Status.values()).map(Status::word).toList();

  static StatementForm of(Context ctx) {
    String status = FormField.text(ctx, "status");
    if (!STATUSES.contains(status)) {
      throw ProblemException.invalid("status", "one of " + String.join(", ", STATUSES), status);
    }
    String justification = FormField.text(ctx, "justification");
    if (!justification.isEmpty() && !Statement.JUSTIFICATIONS.contains(justification)) {
      throw ProblemException.invalid(
          "justification", "one of " + String.join(", ", Statement.JUSTIFICATIONS), justification);
    }
    String reason = FormField.text(ctx, "reason", LONGEST);
    if (reason.isEmpty()) {
      throw ProblemException.invalid("reason", "a reason, in your words", reason);
    }
    Status said = Status.valueOf(status.toUpperCase(Locale.ROOT));
    return new StatementForm(said, said == Status.NOT_AFFECTED ? justification : "", reason);
  }

  Statement by(String account, Instant at) {
    return new Statement(status, justification, reason, account, at);
  }
}
