package org.spackmon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.record.Caller;
import org.spackmon.record.Content;
import org.spackmon.record.Report;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.storage.ContentWriter;
import org.spackmon.storage.Store;

/** What an import tells of an install tree with two packages, of which one needs the other. */
public final class ImportedTree {
  private static final long NOON = 1_656_676_800_000_000L;
  private static final String ROOT = "/opt/a-rather-long-path-to-an-install-tree/spack/opt/spack";
  private static final String SPEC =
      """
      {"spec": {"_meta": {"version": 4}, "nodes": [
        {"name": "lantern", "version": "2.1", "hash": "lantern1", "namespace": "own",
         "arch": {"platform": "linux", "platform_os": "rhel9", "target": "zen3"},
         "parameters": {"shared": true},
         "dependencies": [{"name": "wick", "hash": "wick1",
           "parameters": {"deptypes": ["build", "link"], "virtuals": []}},
           {"name": "oil", "hash": "oil1", "parameters": {"deptypes": ["build"], "virtuals": []}}]},
        {"name": "oil", "version": "0.3", "hash": "oil1", "namespace": "own",
         "arch": {"platform": "linux", "platform_os": "rhel9", "target": "zen3"},
         "parameters": {}},
        {"name": "wick", "version": "1.2", "hash": "wick1", "namespace": "own",
         "arch": {"platform": "linux", "platform_os": "rhel9", "target": "zen3"},
         "parameters": {}}]}}
      """;

  private ImportedTree() {}

  /**
   * Records it.
   *
   * @param account who imports it
   */
  public static void record(Store store, long account) throws SpecFormatException {
    byte[] json = SPEC.getBytes(UTF_8);
    Content raw = content(store, json);
    List<RunEvent> events =
        List.of(
            new RunEvent.StoreRead(ROOT, "reefstar", "harbour", null, "8", List.of()),
            new RunEvent.SpecPlanned("lantern1", raw.digest(), SpecReader.read(json), raw),
            installed("lantern", true),
            installed("wick", false),
            new RunEvent.EnvironmentFound(
                "lights",
                "/env/lights",
                "reefstar",
                "1",
                content(store, "spack:\n  specs: [lantern+shared, candle]\n".getBytes(UTF_8)),
                content(store, "{}".getBytes(UTF_8)),
                List.of(
                    new RunEvent.EnvironmentRoot("lantern1", "lantern+shared"),
                    new RunEvent.EnvironmentRoot("candle1", "candle"))));
    tell(store, account, "import", events);
  }

  /** Another Spack knows the same specs by other hashes. */
  static void hashAnew(Store store, long account) throws SpecFormatException {
    byte[] json = SPEC.replaceAll("(lantern|oil|wick)1", "a$1").getBytes(UTF_8);
    Content raw = content(store, json);
    tell(
        store,
        account,
        "another",
        List.of(new RunEvent.SpecPlanned("alantern", raw.digest(), SpecReader.read(json), raw)));
  }

  private static void tell(Store store, long account, String run, List<RunEvent> events) {
    List<JournalPart> lines = new ArrayList<>();
    for (RunEvent event : events) {
      lines.add(new JournalPart.Line(lines.size(), lines.size() + 1L, event));
    }
    Caller caller = new Caller(account, run, "journal", NOON);
    store.record(new Report.JournalReported(caller, lines)).join();
  }

  private static RunEvent installed(String name, boolean explicit) {
    return new RunEvent.Installed(
        ROOT, name + "1", name, ROOT + "/" + name, explicit, false, NOON, null, null, null);
  }

  private static Content content(Store store, byte[] bytes) {
    try (ContentWriter writer = store.contents().writer()) {
      writer.write(bytes);
      return writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
