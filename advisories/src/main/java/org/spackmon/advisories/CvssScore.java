package org.spackmon.advisories;

import us.springett.cvss.Cvss;
import us.springett.cvss.MalformedVectorException;

/** How bad is what a vector of CVSS says? By its base score, and the ratings of that. */
final class CvssScore {
  private static final int LONGEST = 1_000;

  private CvssScore() {}

  /** Unknown for versions of CVSS that nobody here knows, and for what is none. */
  static Severity severity(String vector) {
    if (vector.length() > LONGEST) {
      return Severity.UNKNOWN;
    }
    try {
      return severity(Cvss.fromVector(vector).calculateScore().getBaseScore());
    } catch (MalformedVectorException e) {
      return Severity.UNKNOWN;
    }
  }

  private static Severity severity(double score) {
    if (score >= 9) {
      return Severity.CRITICAL;
    }
    if (score >= 7) {
      return Severity.HIGH;
    }
    return score >= 4 ? Severity.MEDIUM : Severity.LOW;
  }
}
