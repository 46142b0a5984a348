package org.spackmon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.spackmon.record.Analysis;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Content;
import org.spackmon.record.Outcome;
import org.spackmon.record.Report;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.record.runs.Role;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.storage.ContentWriter;
import org.spackmon.storage.Store;

/** A small store with something of everything: a success, a failure, tags, analyses, odd names. */
final class Sample {
  static final String TAG = "nightly/<b>&";
  static final String SECOND = "==> Error: two <script>";
  static final String LOG = "one\n" + SECOND + "\nthree";
  private static final String VERSION = "0.17.1";
  private static final String SPEC =
      """
      {"spec": {"_meta": {"version": 2}, "nodes": [
        {"name": "greeter", "version": "1.2", "hash": "aaaagreeter", "full_hash": "ffffgreeter",
         "arch": {"platform": "linux", "platform_os": "debian12", "target": "zen3"},
         "compiler": {"name": "gcc", "version": "12.2.0"},
         "parameters": {"shared": true, "cflags": [], "build_type": "Release"},
         "dependencies": [{"name": "libgreet", "hash": "aaaalibgreet", "type": ["build", "link"]}]},
        {"name": "libgreet", "version": "2.0", "hash": "aaaalibgreet", "full_hash": "fffflibgreet",
         "compiler": {"name": "gcc", "version": "12.2.0"}, "parameters": {}, "dependencies": []}
      ]}}
      """;

  private final AtomicLong clock = new AtomicLong(1_656_678_600_000_001L);
  private final Store store;
  private final long account;

  private Sample(Store store, long account) {
    this.store = store;
    this.account = account;
  }

  static void fill(Store store) throws SpecFormatException {
    long account =
        store
            .write(
                connection -> {
                  try (var insert =
                      connection.prepareStatement(
                          "INSERT INTO account (name, created_at) VALUES ('ada', 1) RETURNING id")) {
                    var row = insert.executeQuery();
                    row.next();
                    return row.getLong(1);
                  }
                })
            .join();
    new Sample(store, account).tell();
  }

  private void tell() throws SpecFormatException {
    byte[] json = SPEC.getBytes(UTF_8);
    Content raw = content(json);
    done(new Report.SpecPosted(caller(), raw.digest(), SpecReader.read(json), raw, VERSION));
    long greeter = build("ffffgreeter");
    long libgreet = build("fffflibgreet");
    done(new Report.PhaseReported(caller(), libgreet, "install", "SUCCESS", content("done\n")));
    done(new Report.StatusReported(caller(), libgreet, ClaimedStatus.SUCCESS));
    done(new Report.PhaseReported(caller(), greeter, "configure", "SUCCESS", null));
    done(new Report.PhaseReported(caller(), greeter, "build/all", "ERROR", content(LOG)));
    done(new Report.StatusReported(caller(), greeter, ClaimedStatus.FAILED));
    Content files = content("{\"/p/bin/a\": {\"mode\": 33261, \"type\": \"file\", \"size\": 3}}");
    done(
        new Report.AnalysisReported(
            caller(),
            greeter,
            List.of(
                new Analysis.Whole("install_files", Analysis.Kind.JSON, 1, files),
                new Analysis.Whole("config_args", Analysis.Kind.TEXT, 1, content("--with-x")))));
    run();
  }

  /** A run of our own client, of which one package was reused. */
  private void run() {
    Caller caller = new Caller(account, "4711", "journal", clock.addAndGet(1_000_000));
    List<RunEvent> events =
        List.of(
            new RunEvent.Began(
                clock.get(),
                "0.1",
                List.of("spack", "install"),
                "ada",
                "n1",
                null,
                null,
                List.of("t"),
                0),
            new RunEvent.Planned(
                List.of("aaaagreeter"),
                List.of(
                    new RunEvent.PlannedPackage(
                        "aaaagreeter", "greeter", "1.2", Role.BUILD, true))),
            new RunEvent.Ended(
                clock.get(),
                "aaaalibgreet",
                "aaaalibgreet",
                Outcome.REUSED,
                null,
                null,
                null,
                "r",
                null),
            new RunEvent.Other("note", "odd"),
            new RunEvent.Exited(clock.get(), 1, null));
    List<JournalPart> lines = new ArrayList<>();
    for (RunEvent event : events) {
      lines.add(new JournalPart.Line(lines.size(), lines.size() + 1L, event));
    }
    done(new Report.JournalReported(caller, lines));
  }

  private long build(String hash) {
    BuildHost host = new BuildHost("node1", "linux", "debian12", "zen3", "6.1");
    return done(new Report.BuildAnnounced(caller(), hash, VERSION, host, List.of(TAG), null))
        .build()
        .id();
  }

  private Caller caller() {
    return new Caller(account, "run-1", "ms1", clock.addAndGet(1_000_000));
  }

  private Content content(String text) {
    return content(text.getBytes(UTF_8));
  }

  private Content content(byte[] bytes) {
    ContentWriter writer = store.contents().textWriter();
    writer.write(bytes, 0, bytes.length);
    return writer.finish();
  }

  private <R extends org.spackmon.record.Receipt> R done(Report<R> report) {
    CompletableFuture<R> future = store.record(report);
    return future.join();
  }
}
