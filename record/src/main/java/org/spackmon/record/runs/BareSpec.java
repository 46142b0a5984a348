package org.spackmon.record.runs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Caller;
import org.spackmon.record.Content;
import org.spackmon.record.Ledger;
import org.spackmon.record.Ledger.KeptDocument;
import org.spackmon.record.Report;
import org.spackmon.record.SpecCandidate;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;

/**
 * A spec of which nothing is known but its name, and perhaps its hash: its document never came, or
 * damaged.
 */
public final class BareSpec {
  private BareSpec() {}

  /** Without bytes of its own: nobody wrote this document. */
  static RunEvent.SpecPlanned of(String hash, @Nullable String version, String name) {
    String more = version == null ? "" : "\"version\":\"%s\",".formatted(plain(version));
    byte[] json =
        "{\"spec\":{\"_meta\":{\"version\":4},\"nodes\":[{\"name\":\"%s\",%s\"hash\":\"%s\"}]}}"
            .formatted(plain(name), more, plain(hash))
            .getBytes(StandardCharsets.UTF_8);
    try {
      return new RunEvent.SpecPlanned(hash, sha256(json), SpecReader.read(json), nothing());
    } catch (SpecFormatException e) {
      throw new IllegalStateException("a bare spec is no spec", e);
    }
  }

  /**
   * Keeps one.
   *
   * @param hash null where that isn't known either
   */
  public static SpecCandidate keep(
      @Nullable String hash,
      @Nullable String version,
      String name,
      Caller caller,
      long run,
      String spackVersion,
      Ledger ledger) {
    RunEvent.SpecPlanned spec = hash == null ? named(name) : of(hash, version, name);
    KeptDocument kept = keep(spec, caller, run, spackVersion, ledger);
    return new SpecCandidate(
        ledger.root(kept.id()), HashKind.HASH, true, kept.id(), name, hash == null ? "" : hash);
  }

  /** Keeps a document that the run told of. */
  static KeptDocument keep(
      RunEvent.SpecPlanned spec, Caller caller, long run, String spackVersion, Ledger ledger) {
    KeptDocument kept = ledger.document(spec.digest());
    if (kept == null) {
      kept =
          ledger.keepDocument(
              new Report.SpecPosted(
                  caller, spec.digest(), spec.document(), spec.raw(), spackVersion));
    }
    ledger.posted(run, kept.id(), caller.arrived());
    return kept;
  }

  private static RunEvent.SpecPlanned named(String name) {
    byte[] digest = sha256(("only the name: " + name).getBytes(StandardCharsets.UTF_8));
    return new RunEvent.SpecPlanned("", digest, SpecDocument.naming(name), nothing());
  }

  private static String plain(String word) {
    return word.replaceAll("[^A-Za-z0-9._+-]", "_");
  }

  private static Content nothing() {
    byte[] none = sha256(new byte[0]);
    return new Content(none, 0, 0, 0, 0, Content.NO_TIME, Content.NO_TIME, List.of());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
