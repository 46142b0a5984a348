package org.spackmon.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Content;
import org.spackmon.record.Receipt;
import org.spackmon.record.Report;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.storage.ContentWriter;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;

/** Reports to a store on SQLite of its own, one after the other, as one client would. */
final class Reporter implements AutoCloseable {
  private static final BuildHost HOST =
      new BuildHost("node1.cluster.example", "linux", "debian12", "icelake", "#1 SMP");

  private final Path folder;
  private final Store store;
  private final long account;
  private long serial;

  Reporter() {
    try {
      folder = Files.createTempDirectory("spackmon-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = Store.open(StoreSettings.in(folder));
    account = new Accounts(store).anonymous().id();
  }

  private Caller caller() {
    return new Caller(account, "run-" + serial, "ms1", 1_000_000 * serial);
  }

  void nextRun() {
    serial++;
  }

  /** Begins a run with a spec that is like no other. */
  Report.SpecPosted nextSpec() {
    nextRun();
    return spec(serial);
  }

  /** A spec as a door hands it on, read and compressed. */
  Report.SpecPosted spec(long number) {
    byte[] bytes = SpecFiles.post(number);
    try {
      Content raw = content(bytes);
      return new Report.SpecPosted(
          caller(), raw.digest(), SpecReader.read(bytes), raw, SpecFiles.SPACK_VERSION);
    } catch (SpecFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  Report.BuildAnnounced build(int node) {
    String hash = SpecFiles.hashes(serial).get(node);
    return new Report.BuildAnnounced(
        caller(), hash, SpecFiles.SPACK_VERSION, HOST, List.of(), null);
  }

  Report.PhaseReported phase(long build, String name, @Nullable Content log) {
    return new Report.PhaseReported(caller(), build, name, "SUCCESS", log);
  }

  Report.StatusReported status(long build) {
    return new Report.StatusReported(caller(), build, ClaimedStatus.SUCCESS);
  }

  Content content(byte[] bytes) {
    ContentWriter writer = writer();
    writer.write(bytes, 0, bytes.length);
    return writer.finish();
  }

  ContentWriter writer() {
    return store.contents().writer();
  }

  /** Returns when it is durable. */
  <R extends Receipt> R record(Report<R> report) {
    return store.record(report).join();
  }

  @Override
  public void close() {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
