package org.spackmon.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.spackmon.benchmarks.PhaseLogs;
import org.spackmon.benchmarks.SpecFiles;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Content;
import org.spackmon.record.Report;
import org.spackmon.server.findings.LogExaminer;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.storage.ContentWriter;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;

/**
 * A failed build whose log has 100 MB, the error in the middle; nothing in it is made up by rows.
 */
final class LongLog {
  static final String PACKAGE = "package-0";

  private static final int HALF = 50_000_000;
  private static final String ERROR = "reef.c:12:3: error: unknown type name 'polyp'\n";
  private static final String END = "make: *** [Makefile:8: reef.o] Error 1\n";
  private static final BuildHost HOST =
      new BuildHost("node1.cluster.example", "linux", "debian12", "icelake", "#1 SMP");

  private final Store store;
  private final Caller caller;

  private LongLog(Store store) {
    this.store = store;
    long account = new Accounts(store).anonymous().id();
    this.caller = new Caller(account, "long-log", "ms1", Instant.now().toEpochMilli() * 1_000);
  }

  /** Reports it to a store, and has it read. */
  static void tell(StoreSettings settings) {
    try (Store store = Store.open(settings, new LogExaminer())) {
      new LongLog(store).tell();
      while (store.jobs().runDue() > 0) {} // its log is read
    }
  }

  private void tell() {
    byte[] bytes = SpecFiles.post(0);
    Content raw = content(bytes);
    String spack = SpecFiles.SPACK_VERSION;
    try {
      store
          .record(new Report.SpecPosted(caller, raw.digest(), SpecReader.read(bytes), raw, spack))
          .join();
    } catch (SpecFormatException e) {
      throw new IllegalStateException(e);
    }
    String hash = SpecFiles.hashes(0).get(0);
    long build =
        store
            .record(new Report.BuildAnnounced(caller, hash, spack, HOST, List.of(), null))
            .join()
            .build()
            .id();
    Content log = content(half(1), ERROR.getBytes(UTF_8), half(2), END.getBytes(UTF_8));
    store.record(new Report.PhaseReported(caller, build, "build", "ERROR", log)).join();
    store.record(new Report.StatusReported(caller, build, ClaimedStatus.FAILED)).join();
  }

  /** Without the lines in which Spack says that all goes well. */
  private static byte[] half(long serial) {
    String text = PhaseLogs.text(serial, HALF);
    int first = text.indexOf("libtool");
    return text.substring(first, text.lastIndexOf("==>")).getBytes(UTF_8);
  }

  private Content content(byte[]... parts) {
    ContentWriter writer = store.contents().textWriter();
    for (byte[] part : parts) {
      writer.write(part, 0, part.length);
    }
    return writer.finish();
  }
}
