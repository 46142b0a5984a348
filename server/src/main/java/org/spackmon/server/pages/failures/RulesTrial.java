package org.spackmon.server.pages.failures;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.spackmon.logs.LogReader;
import org.spackmon.logs.Reading;
import org.spackmon.logs.Rules;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.Form;
import org.spackmon.server.http.ProblemException;

/**
 * What somebody filled in to try rules, and what came of it.
 *
 * @param wrong what is wrong with the rules; null for nothing
 * @param reading of the log by these rules; null if it wasn't read
 */
record RulesTrial(String rules, String log, @Nullable String wrong, @Nullable Reading reading) {
  private static final int MOST = 1 << 20;

  static RulesTrial none(Rules inForce) {
    return new RulesTrial(inForce.text(), "", null, null);
  }

  static RulesTrial of(Context ctx) {
    String rules = field(ctx, "rules");
    String log = field(ctx, "log");
    try {
      return new RulesTrial(rules, log, null, read(Rules.of(rules), log));
    } catch (IllegalArgumentException e) {
      return new RulesTrial(rules, log, e.getMessage(), null);
    }
  }

  private static Reading read(Rules rules, String log) {
    LogReader reader = new LogReader(rules);
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    reader.write(bytes, 0, bytes.length);
    return reader.finish();
  }

  private static String field(Context ctx, String name) {
    String text = Form.text(ctx, name);
    if (text.length() > MOST) {
      throw new ProblemException(ErrorCode.TOO_LARGE, "1 MB can be tried at once, not more.");
    }
    return text;
  }
}
