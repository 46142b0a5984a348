package org.spackmon.server.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;
import org.spackmon.storage.views.paging.Query;

/**
 * How long is a log, and is all of it here?
 *
 * @param bytes as they came
 * @param omitted how many of them between head and tail were not kept
 * @param lines as they came
 * @param notUtf8 bytes that are not UTF-8 were replaced
 * @param notText the client sent something else than text, which is shown as its JSON
 * @param url its lines; null for a whole attempt's, whose phases have them
 * @param rawUrl all that was kept
 */
record LogItem(
    long bytes,
    long omitted,
    long lines,
    boolean truncated,
    boolean notUtf8,
    boolean notText,
    @Nullable String url,
    String rawUrl) {

  /** Null where the client sent none. */
  static @Nullable LogItem of(String attempt, PhaseRow phase) {
    String query = "?" + Query.write(Map.of("phase", phase.name()));
    LogFacts log = phase.log();
    return log == null ? null : of(log, attempt + "/log" + query, attempt + "/log/raw" + query);
  }

  /** Of all phases; null where none of it came. */
  static @Nullable LogItem whole(String attempt, @Nullable LogFacts log) {
    return log == null ? null : of(log, null, attempt + "/log/raw");
  }

  private static LogItem of(LogFacts log, @Nullable String url, String rawUrl) {
    return new LogItem(
        log.bytes(),
        log.omitted(),
        log.lines(),
        log.truncated(),
        log.notUtf8(),
        log.notText(),
        url,
        rawUrl);
  }
}
