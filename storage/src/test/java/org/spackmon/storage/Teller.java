package org.spackmon.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Content;
import org.spackmon.record.Receipt;
import org.spackmon.record.Report;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;

/** Somebody who reports to a store in one run, and waits for each receipt. */
public final class Teller {
  public static final String VERSION = "0.17.1";

  /** Microseconds: each report comes a second after the last, whoever tells. */
  private static final AtomicLong CLOCK = new AtomicLong(1_700_000_000_000_000L);

  private final Store store;
  private final long account;
  private final String run;

  Teller(Store store, long account, String run) {
    this.store = store;
    this.account = account;
    this.run = run;
  }

  /** A new account, in a run of the same name. */
  public static Teller named(Store store, String name) {
    return new Teller(store, Rows.of(store).account(name), name);
  }

  public Teller inRun(String other) {
    return new Teller(store, account, other);
  }

  public Teller at(Store other) {
    return new Teller(other, account, run);
  }

  public long account() {
    return account;
  }

  public Receipt.SpecKept spec(Graph graph) {
    return done(store.record(post(graph.json())));
  }

  public Report.SpecPosted post(byte[] json) {
    try {
      Content raw = content(json);
      return new Report.SpecPosted(caller(), raw.digest(), SpecReader.read(json), raw, VERSION);
    } catch (SpecFormatException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** As a door posts what it found to be known. */
  public Report.SpecPosted again(Graph graph) {
    return new Report.SpecPosted(caller(), content(graph.json()).digest(), null, null, VERSION);
  }

  public Report.BuildAnnounced announcement(String hash, String host, String... tags) {
    return new Report.BuildAnnounced(
        caller(),
        hash,
        VERSION,
        new BuildHost(host, "linux", "debian12", "icelake", "6.1"),
        List.of(tags),
        null);
  }

  public Receipt.BuildKept build(String name, String... tags) {
    return done(store.record(announcement(Graph.full(name), "node1", tags)));
  }

  /** The id of the build of a package. */
  public long id(String name) {
    return build(name).build().id();
  }

  public Receipt.PhaseKept phase(long build, String phase, String status, @Nullable String log) {
    return done(store.record(report(build, phase, status, log)));
  }

  public Report.PhaseReported report(
      long build, String phase, String status, @Nullable String log) {
    Content output = log == null ? null : content(log.getBytes(StandardCharsets.UTF_8));
    return new Report.PhaseReported(caller(), build, phase, status, output);
  }

  public Receipt.BuildUpdated status(long build, ClaimedStatus status) {
    return done(store.record(new Report.StatusReported(caller(), build, status)));
  }

  public Caller caller() {
    return new Caller(account, run, "ms1", CLOCK.addAndGet(1_000_000));
  }

  public Content content(byte[] bytes) {
    ContentWriter writer = store.contents().textWriter();
    writer.write(bytes, 0, bytes.length);
    return writer.finish();
  }

  /** The receipt; the failure as it was told. */
  public static <R> R done(CompletableFuture<R> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
