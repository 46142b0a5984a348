package org.spackmon.storage.views.failures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one attempt failed.
 *
 * @param failure what it has in common with others; null where nothing tells why
 * @param cause in one line; "" where nothing tells
 * @param phase whose log told
 * @param errors all that were found
 * @param findings the first of them, the cause first
 */
public record Diagnosis(
    @Nullable Long failure,
    String cause,
    @Nullable String phase,
    int errors,
    int warnings,
    List<Finding> findings) {

  /**
   * An error of a log.
   *
   * @param line of the whole log, from 1; 0 where Spack said it and no log
   * @param file of the sources, as the tool named it
   * @param sourceLine in that file; 0 if none was told
   * @param times how often the log says the same
   */
  public record Finding(
      long line,
      String text,
      @Nullable String file,
      int sourceLine,
      String kind,
      String summary,
      String fingerprint,
      int times) {}

  /** "undefined reference to `H5Oopen` (build)". */
  public String words() {
    return words(cause, phase);
  }

  /** The same of what a list shows. */
  public static String words(String cause, @Nullable String phase) {
    return phase == null || cause.isEmpty() ? cause : cause + " (" + phase + ")";
  }
}
