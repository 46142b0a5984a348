package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.ClaimRow;
import org.spackmon.storage.views.builds.RunRow;

/**
 * One try at a build.
 *
 * @param outcome what the evidence says
 * @param error what went wrong, in one line: as Spack said it, else the first error in a log
 * @param why as Spack said it, at length
 * @param diagnosis why it failed, in one line; null where nothing tells, or its log isn't read yet
 * @param failureUrl what it has in common with others
 * @param findings the first errors of its log, the cause first
 * @param because hash of the dependency that failed
 * @param origin where a cached install was built
 * @param claims what was said, in the order in which it arrived
 * @param log all of it, where a journal tells of the attempt
 * @param growing whether more of the log may come
 * @param files what an install leaves in {@code <prefix>/.spack}
 * @param runUrl the run with its plan; null where it has no journal
 */
record AttemptItem(
    int number,
    String url,
    String outcome,
    @Nullable String error,
    @Nullable String why,
    @Nullable String diagnosis,
    @Nullable String failureUrl,
    List<Finding> findings,
    @Nullable String because,
    @Nullable Origin origin,
    List<Phase> phases,
    List<Claim> claims,
    List<RunRow> runs,
    List<String> tags,
    @Nullable LogItem log,
    boolean growing,
    @Nullable String prefix,
    @Nullable String stage,
    List<File> files,
    @Nullable String runUrl,
    Instant opened,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Duration duration) {

  /**
   * A phase.
   *
   * @param step whether it is one of Spack's own: fetch, stage, patch
   * @param error what Spack said of its failure
   * @param errorText the line of its log that says what went wrong
   * @param started as its journal says
   * @param said how long it took by the stamps in its log, or by its journal
   */
  record Phase(
      long id,
      String name,
      String status,
      boolean failed,
      boolean step,
      @Nullable LogItem log,
      @Nullable String error,
      @Nullable Long errorLine,
      @Nullable String errorText,
      Instant arrived,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable Duration said) {}

  /**
   * An error of its log.
   *
   * @param phase that failed
   * @param line of the attempt's log, or where each phase has one, of that phase's
   * @param file of the sources, as the tool named it
   * @param times how often the log says the same
   */
  record Finding(
      int rank,
      @JsonProperty("class") String kind,
      String summary,
      String fingerprint,
      @Nullable String phase,
      @Nullable Long line,
      String text,
      @Nullable String file,
      @Nullable Integer sourceLine,
      int times) {}

  /**
   * What a client said.
   *
   * @param phase null: said of the whole build
   * @param run the id of one of the attempt's runs
   */
  record Claim(@Nullable String phase, String status, long run, Instant arrived) {
    static Claim of(ClaimRow row) {
      return new Claim(row.phase(), row.status(), row.run(), row.arrived());
    }
  }

  /**
   * Where what a binary cache held came from.
   *
   * @param url the cache
   * @param host where it was built
   * @param at when
   */
  record Origin(@Nullable String url, @Nullable String host, @Nullable Instant at) {}

  /** A file of an install. */
  record File(String name, long bytes, String rawUrl) {}
}
