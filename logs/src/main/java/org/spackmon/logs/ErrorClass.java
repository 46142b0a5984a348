package org.spackmon.logs;

import java.util.Locale;

/** What kind of thing went wrong. */
public enum ErrorClass {
  COMPILE,
  LINK,
  CONFIGURE,
  FETCH,
  CONCRETIZE,
  PATCH,
  TEST,
  PYTHON,
  SYSTEM,
  SPACK,
  UNKNOWN;

  /** As people and scripts read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
