package org.spackmon.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.cdash.CdashFile;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.spack.SpecDocument;

/**
 * What somebody told us, translated at a door. A report is complete, decoded and checked before it
 * reaches the recorder: what remains to decide is only what the store knows.
 *
 * @param <R> what the reporter is told when the report is durable
 */
public sealed interface Report<R extends Receipt> {

  /** Who told us, and when it arrived. */
  Caller caller();

  /**
   * A concrete spec with all its nodes.
   *
   * @param digest SHA-256 of the request's bytes: a known one is answered without parsing, and then
   *     {@code document} is null and {@code raw} is not kept again
   * @param raw the bytes as they came, or null when the door found the digest to be known
   */
  record SpecPosted(
      Caller caller,
      byte[] digest,
      @Nullable SpecDocument document,
      @Nullable Content raw,
      String spackVersion)
      implements Report<Receipt.SpecKept> {}

  /**
   * A build that a client is about to make, or means to talk about (ms1 {@code builds/new/}).
   *
   * @param hash any hash of the spec, of any kind
   * @param spec the spec itself where the client sent it along; it is kept before the build
   */
  record BuildAnnounced(
      Caller caller,
      String hash,
      String spackVersion,
      BuildHost host,
      List<String> tags,
      @Nullable SpecPosted spec)
      implements Report<Receipt.BuildKept> {}

  /**
   * A phase of a build that ended.
   *
   * @param status as the client wrote it, made safe
   * @param output the phase's log, or null where the client sent none or an empty one
   */
  record PhaseReported(
      Caller caller, long build, String phase, String status, @Nullable Content output)
      implements Report<Receipt.PhaseKept> {}

  /** How a build ended, says the client. */
  record StatusReported(Caller caller, long build, ClaimedStatus status)
      implements Report<Receipt.BuildUpdated> {}

  /** Results of analyzers for a build. */
  record AnalysisReported(Caller caller, long build, List<Analysis> results)
      implements Report<Receipt.BuildUpdated> {}

  /**
   * Part of the journal of a run, which the caller's run key names.
   *
   * @param parts in the order sent; none at all is a heartbeat
   */
  record JournalReported(Caller caller, List<JournalPart> parts)
      implements Report<Receipt.JournalKept> {}

  /** A file in which a stock Spack tells of one build, which the caller's run key names. */
  record CdashReported(Caller caller, CdashFile file) implements Report<Receipt.AttemptKept> {}
}
