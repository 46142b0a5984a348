package org.spackmon.server.pages.failures;

import java.util.List;
import java.util.stream.Stream;
import org.spackmon.logs.Finding;
import org.spackmon.logs.Reading;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Spoken;

/**
 * The page of rules.
 *
 * @param inForce as they were written
 * @param mayTry whether who looks at it may try others
 * @param csrf for the form to do so
 */
record RulesSheet(Frame frame, String inForce, RulesTrial trial, boolean mayTry, String csrf) {
  private static final int MOST = 50;

  String here() {
    return frame.to("/failures/rules");
  }

  String signIn() {
    return frame.to("/sign-in?next=" + Frame.encode("/failures/rules"));
  }

  /** The first errors, the cause before all. */
  static List<Finding> errors(Reading reading) {
    return reading.errors().subList(0, Math.min(MOST, reading.errors().size()));
  }

  /** {@code 2 errors, 1 warning, 40 lines}. */
  static String counts(Reading reading) {
    return String.join(
        ", ",
        Stream.of(
                Spoken.count(reading.errors().size(), "error"),
                Spoken.count(reading.warnings().size(), "warning"),
                Spoken.count(reading.lines(), "line"))
            .toList());
  }
}
