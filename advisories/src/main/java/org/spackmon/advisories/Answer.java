package org.spackmon.advisories;

import java.util.stream.Stream;

/** Yes, no, or nobody can tell. */
enum Answer {
  NO,
  UNSURE,
  YES;

  Answer not() {
    return switch (this) {
      case NO -> YES;
      case UNSURE -> UNSURE;
      case YES -> NO;
    };
  }

  /** As sure as the least sure of them. */
  static Answer all(Stream<Answer> answers) {
    return answers.min(Enum::compareTo).orElse(YES);
  }

  static Answer any(Stream<Answer> answers) {
    return answers.max(Enum::compareTo).orElse(NO);
  }
}
