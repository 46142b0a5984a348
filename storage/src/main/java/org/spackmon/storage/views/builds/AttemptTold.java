package org.spackmon.storage.views.builds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only journals tell of an attempt.
 *
 * @param run key of its run
 * @param build the journal's name for it
 * @param log all of its log; null while nothing of it came
 * @param growing whether more of the log may come
 * @param error in one line
 * @param why as Spack said it
 * @param because hash of the dependency that failed
 * @param originHost where a cached install was built
 * @param files what an install leaves in {@code <prefix>/.spack}
 */
public record AttemptTold(
    String run,
    String build,
    @Nullable LogFacts log,
    boolean growing,
    @Nullable String prefix,
    @Nullable String stage,
    @Nullable String error,
    @Nullable String why,
    @Nullable String because,
    @Nullable String originUrl,
    @Nullable String originHost,
    @Nullable Instant originAt,
    List<File> files) {

  /** One of the files. */
  public record File(String name, long content, long bytes) {}
}
