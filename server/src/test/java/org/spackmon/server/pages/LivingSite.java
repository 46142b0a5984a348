package org.spackmon.server.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.server.api.ImportedTree;
import org.spackmon.server.api.LoadedAdvisories;
import org.spackmon.server.findings.LogExaminer;
import org.spackmon.server.journal.SampleJournal;
import org.spackmon.server.journal.Sender;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.storage.accounts.SignInLinks;

/** A whole server that recorded what real Spacks reported, and some things that none would. */
final class LivingSite implements AutoCloseable {
  static final String TOKEN = "5ebdac8ba4a942efe3c00454cf588c3c58d288a8";
  static final String USER = "spacky";
  static final String HOSTILE = "<img src=x onerror=alert(1)>'\"&";

  private static final String LONG =
      "py-a-package-with-an-extraordinarily-long-name-that-never-seems-to-end";

  private static final List<String> PLAYED =
      List.of(
          "01-nightly",
          "03-nightly-broken",
          "05-release",
          "06-variants",
          "07-configure-error",
          "08-python-error",
          "09-no-such-spec",
          "11-interrupted",
          "12-already-there",
          "13-release-mended",
          "15-analyze");

  private final Path data;
  private final Store store;
  private final SpackmonServer server;
  private final Reporter reporter;
  private long longLog;

  private LivingSite() throws IOException {
    data = Files.createTempDirectory("spackmon-pages");
    store = Store.open(StoreSettings.in(data), new LogExaminer());
    server = SpackmonServer.start(ServerSettings.defaults(), store);
    Accounts accounts = new Accounts(store);
    accounts.add(USER, TOKEN);
    accounts.add("tina", "1" + TOKEN.substring(1));
    reporter = new Reporter(server.url());
  }

  static LivingSite start() {
    try {
      LivingSite site = new LivingSite();
      for (String name : PLAYED) {
        site.reporter.play("/recordings/demo/" + name + ".jsonl");
      }
      site.tellHostile();
      site.tellLong();
      site.tellStory();
      new Sender(site.url(), USER, TOKEN)
          .post(SampleJournal.RUN, Sender.pieces(SampleJournal.whole(), 9_000));
      ImportedTree.record(site.store, new Accounts(site.store).named(USER).id());
      LoadedAdvisories.into(site.store);
      while (site.store.jobs().runDue() > 0) {} // what failed is read
      site.store.jobs().start();
      return site;
    } catch (IOException | InterruptedException | SpecFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private void tellHostile() throws IOException, InterruptedException {
    long build = newBuild("trap", HOSTILE);
    reporter.tell(
        "/ms1/builds/phases/update/",
        new Reporter.Body()
            .with("build_id", build)
            .with("status", "ERROR")
            .with("phase_name", HOSTILE)
            .with("output", "fine\n" + HOSTILE + " error: </span><script>alert(2)</script>\n"));
  }

  /** Everything is longer than a page would like. */
  private void tellLong() throws IOException, InterruptedException {
    String tags =
        IntStream.range(0, 12)
            .mapToObj(i -> "tag-" + i)
            .collect(Collectors.joining(",", "release-of-the-whole-programming-environment,", ""));
    long build = newBuild(LONG, tags, "login01." + LONG + ".example.org");
    for (String phase : List.of("autoreconf", "configure", "check_" + LONG, "build", "install")) {
      reporter.tell(
          "/ms1/builds/phases/update/",
          new Reporter.Body()
              .with("build_id", build)
              .with("status", phase.equals("install") ? "ERROR" : "SUCCESS")
              .with("phase_name", phase)
              .with("output", "error: " + LONG.replace("-", "").repeat(40)));
    }
  }

  /** It went well, until something was changed. */
  private void tellStory() throws IOException, InterruptedException {
    Reporter.Body before = Reporter.spec("turning", "turninga".repeat(4));
    tellPhase(newBuild(before, "turninga".repeat(4), "week-1", "node1"), "SUCCESS", "fine\n");
    Reporter.Body after = Reporter.spec("turning", "turningb".repeat(4));
    ((ObjectNode) after.json.at("/spec/nodes/0/parameters")).put("shared", false);
    long build = newBuild(after, "turningb".repeat(4), "week-2", "node2");
    tellPhase(build, "ERROR", "turn.c:7:1: error: unknown type name 'wheel_t'\nmake: *** 1\n");
  }

  /** All that a build has to say: one phase, and how it ended. */
  void tellPhase(long build, String status, String output)
      throws IOException, InterruptedException {
    reporter.tell(
        "/ms1/builds/phases/update/",
        new Reporter.Body()
            .with("build_id", build)
            .with("status", status)
            .with("phase_name", "install")
            .with("output", output));
    reporter.tell(
        "/ms1/builds/update/",
        new Reporter.Body()
            .with("build_id", build)
            .with("status", status.equals("ERROR") ? "FAILED" : status));
  }

  /** Announces a build with a tag; gives its id. */
  long newBuild(String name, String tag) throws IOException, InterruptedException {
    return newBuild(name, tag, HOSTILE);
  }

  private long newBuild(String name, String tag, String host)
      throws IOException, InterruptedException {
    String hash = (name.replace("-", "") + "a".repeat(32)).substring(0, 32);
    return newBuild(Reporter.spec(name, hash), hash, tag, host);
  }

  private long newBuild(Reporter.Body spec, String hash, String tag, String host)
      throws IOException, InterruptedException {
    reporter.tell("/ms1/specs/new/", spec);
    JsonNode answer =
        reporter.tell(
            "/ms1/builds/new/",
            new Reporter.Body()
                .with("host_os", HOSTILE)
                .with("platform", "linux")
                .with("host_target", "x86_64")
                .with("hostname", host)
                .with("kernel_version", HOSTILE)
                .with("spack_version", "0.17.1")
                .with("full_hash", hash)
                .with("tags", tag));
    return answer.at("/data/build/build_id").asLong();
  }

  /** A build whose phase {@code build} has a {@link LongLog}, told when first asked for; its id. */
  synchronized long longLog() throws IOException, InterruptedException {
    if (longLog == 0) {
      long build = newBuild("reef", "long");
      reporter.tell("/ms1/builds/phases/update/", LongLog.report(build));
      while (store.jobs().waiting() > 0) { // its lines are read in the background
        Thread.sleep(20);
      }
      longLog = build;
    }
    return longLog;
  }

  String url() {
    return server.url();
  }

  /** Address of a link that signs in once. */
  String oneTimeLink() {
    return url() + "/sign-in?link=" + new SignInLinks(store).create(USER);
  }

  @Override
  public void close() {
    server.close();
    store.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
