package org.spackmon.storage.views.runs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with a journal.
 *
 * @param key names it: what URLs hold
 * @param state "running", "lost" or "ended"
 * @param command redacted, with its arguments
 * @param user who typed it, on its machine
 * @param exitCode null while Spack runs, or where nobody knows
 */
public record RunLine(
    long id,
    String key,
    String state,
    String owner,
    String spackVersion,
    List<String> command,
    @Nullable String user,
    @Nullable String host,
    @Nullable String system,
    Instant began,
    @Nullable Instant ended,
    @Nullable Integer exitCode,
    @Nullable Integer exitSignal) {

  public boolean running() {
    return state.equals("running");
  }
}
