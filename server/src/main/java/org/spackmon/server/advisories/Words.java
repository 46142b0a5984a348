package org.spackmon.server.advisories;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Severity;
import org.spackmon.advisories.Verdict;
import org.spackmon.storage.advisories.AdvisoryRow;
import org.spackmon.storage.advisories.Statement;
import org.spackmon.storage.advisories.Status;

/** How is it said to a person, and by which shape? */
public final class Words {
  private Words() {}

  /** {@code Possibly affected}. */
  public static String of(@Nullable Verdict verdict) {
    if (verdict == null) {
      return "Means nothing here";
    }
    return switch (verdict) {
      case AFFECTED -> "Affected";
      case POSSIBLE -> "Possibly affected";
      case SUGGESTED -> "Same name only";
    };
  }

  public static String of(Status status) {
    return switch (status) {
      case AFFECTED -> "Affected";
      case NOT_AFFECTED -> "Not affected";
      case FIXED -> "Fixed";
      case UNDER_INVESTIGATION -> "Under investigation";
    };
  }

  /** The same within a sentence. */
  static String within(@Nullable Verdict verdict) {
    return of(verdict).toLowerCase(Locale.ROOT);
  }

  /** The colour of how bad it is; "" for none of its own. */
  public static String colour(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "is-failed";
      case MEDIUM -> "is-interrupted";
      case LOW, UNKNOWN -> "";
    };
  }

  /** {@code vulnerable code not present}. */
  public static String spoken(String justification) {
    return justification.replace('_', ' ');
  }

  /** The shape that stands for it, which names its colour, too. */
  public static String shape(AdvisoryRow row) {
    Statement said = row.statement();
    if (said != null && (said.status() == Status.NOT_AFFECTED || said.status() == Status.FIXED)) {
      return "success";
    }
    return shape(row.verdict());
  }

  public static String shape(@Nullable Verdict verdict) {
    if (verdict == Verdict.AFFECTED) {
      return "failed";
    }
    return verdict == Verdict.POSSIBLE ? "interrupted" : "notrun";
  }
}
