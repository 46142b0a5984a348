package org.spackmon.server.cdash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.Content;
import org.spackmon.record.Outcome;
import org.spackmon.record.Report;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.server.ms1.SafeName;
import org.spackmon.spack.SpecReader;
import org.spackmon.storage.accounts.Accounts;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CdashDoorTest {
  private static final String PATH = "/submit.php?project=P";
  private static final String ROOT = "4qohrsgj3uxawtn35anwznvix5eoq7b4";
  private static final String PART = "f7y3wcgfup5oekiuno4b7nk2sdh27tzv";

  private Submissions server;

  @BeforeAll
  void start() {
    server = Submissions.start(false);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void whoSaysNothing_isToldWhatToSet() {
    var answer = server.put("", PATH, build("app", "app", ""));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).contains("SPACK_CDASH_AUTH_TOKEN");
    assertThat(server.put("0123456789", PATH, build("app", "app", "")).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<Site><Build></Site>",
        "<!DOCTYPE Site [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Site><Build>&a;</Build></Site>",
        "<!DOCTYPE Site><Site/>",
        "<Site>&undeclared;</Site>"
      })
  void whatIsNoXml_isRefusedWithAReason(String body, TestInfo test) {
    var answer = server.put(token(test), PATH, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("The file isn't XML as Spack writes it: line 1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Site/>",
        "<Notes><a><b><c/></b></a></Notes>",
        "<Site Name=''><Build><Error/><Error><Text><b>1</b></Text></Error></Build></Site>",
        "<Site><Configure><StartConfigureTime>99999999999999999999</StartConfigureTime></Configure></Site>",
        "<Site><Build><Error><BuildLogLine>-9223372036854775808</BuildLogLine></Error></Build></Site>",
        "<Site BuildName='&#x1F980; \u001b[31m - \u0000'><Build><BuildCommand>/ /abc a/</BuildCommand></Build></Site>"
      })
  void whatIsOdd_isTaken(String body, TestInfo test) {
    var answer = server.put(token(test), PATH, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void failure_isOfThePackageWhoseLogItIs(TestInfo test) {
    String token = token(test);
    server.put(token, PATH, build("root", "root", error("no line says of what")));
    assertThat(server.attempts(user(test))).singleElement().asString().startsWith("unknown@?/ on");
    var answer = server.put(token, PATH, configure("root", "root", "configure output for part:"));
    assertThat(server.attempts(user(test)))
        .singleElement()
        .asString()
        .startsWith("part@?/ on ")
        .contains("with 1.1.0: failed [configure build!] at 1795364333000000");
    Matcher id = Pattern.compile("<buildId>([0-9]+)</buildId>").matcher(answer.text());
    assertThat(id.find()).isTrue();
    var link = server.get(token, "/buildSummary.php?buildid=" + id.group(1));
    assertThat(link.status()).isEqualTo(302);
    URI page = URI.create(link.header("location"));
    assertThat(server.get(token, page.getRawPath() + "?" + page.getRawQuery()).text())
        .contains("part", "hash and version not known", "[… 7 lines …]", "error: x &lt; y");
  }

  @Test
  void package_isFoundInTheGraphOfWhatWasAskedFor(TestInfo test) throws Exception {
    graph("part");
    String root = "root@1.0/" + ROOT;
    server.put(token(test), PATH, build(root, root, error("build output for part:")));
    assertThat(server.attempts(user(test)))
        .singleElement()
        .asString()
        .startsWith("part@2.5/" + PART + " on host.example with 1.1.0: failed [build!]");
  }

  @Test
  void build_ofWhichAnotherDoorTold_staysOne(TestInfo test) throws Exception {
    graph("elder");
    long began = Instant.now().getEpochSecond();
    long account = new Accounts(server.store()).named(user(test)).id();
    Caller caller = new Caller(account, "other", "ms1", began * 1_000_000);
    BuildHost host = new BuildHost("host.example", "linux", "debian12", "zen2", "6.1");
    long build =
        server
            .store()
            .record(new Report.BuildAnnounced(caller, PART, "1.1.0", host, List.of(), null))
            .join()
            .build()
            .id();
    server.store().record(new Report.PhaseReported(caller, build, "build", "ERROR", null)).join();
    List<String> before = server.attempts(user(test));

    String token = server.token("reporter");
    String file = build("elder", "elder", error("")).replace("1795364333", "" + began);
    assertThat(server.put(token, PATH, file).status()).isEqualTo(200);
    String later = configure("elder", "elder", "configure output for elder:");
    server.put(token, PATH, later.replace("1795364333", "" + began));
    assertThat(server.attempts("reporter")).isEmpty();
    assertThat(server.attempts(user(test)))
        .containsExactly(before.get(0).replace("1 run", "2 run"));

    String another = file.replace("host.example", "else.example");
    server.put(token, PATH, another);
    assertThat(server.attempts("reporter")).singleElement().asString().startsWith("unknown@?/ on");
  }

  private void graph(String part) throws Exception {
    byte[] spec =
        """
        {"spec": {"_meta": {"version": 4}, "nodes": [
          {"name": "root", "version": "1.0", "hash": "%s", "dependencies": [
            {"name": "%s", "hash": "%s", "type": ["link"]}]},
          {"name": "%s", "version": "2.5", "hash": "%s"}]}}"""
            .formatted(ROOT, part, PART, part, PART)
            .getBytes(StandardCharsets.UTF_8);
    Content raw = server.store().contents().whole(spec);
    server
        .store()
        .record(
            new Report.SpecPosted(
                new Caller(1, part, "ms1", 1),
                SafeName.sha256(spec),
                SpecReader.read(spec),
                raw,
                "1.1.0"))
        .join();
  }

  @Test
  void results_ofTests_hangOnTheBuild(TestInfo test) {
    String token = token(test);
    server.put(token, PATH, build("app", "app", ""));
    String results =
        site("app - app")
            + """
            <Testing><StartTestTime>1795364333</StartTestTime><Test Status="failed"><Name>run</Name>
            <FullCommandLine>app --run</FullCommandLine><Results><Measurement><Value>it didn't
            </Value></Measurement></Results></Test></Testing></Site>""";
    assertThat(server.put(token, PATH, results).status()).isEqualTo(200);
    server.put(token, PATH, results);
    assertThat(server.attempts(user(test)))
        .singleElement()
        .asString()
        .contains(": unknown [build]");
    String sql = "SELECT analyzer || ' ' || entries FROM analysis";
    List<String> kept =
        server
            .store()
            .reads()
            .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    assertThat(kept).containsExactly("test 1");
  }

  @Test
  void package_isNamedByTheFolderInWhichItIsBuilt(TestInfo test) {
    String log =
        "Pre-configure errors occured …: All fetchers failed for spack-stage-net-cdf-1.0-" + PART;
    server.put(token(test), PATH, configure("app", "app", log));
    assertThat(server.attempts(user(test)))
        .singleElement()
        .asString()
        .startsWith("net-cdf@1.0/" + PART)
        .contains(": failed [configure!]");
  }

  @Test
  void reportThatEndsEarly_tellsNoEnd(TestInfo test) {
    server.put(token(test), PATH, configure("app", "app", "configure output for app:"));
    assertThat(server.attempts(user(test))).singleElement().asString().contains(": unknown [");
  }

  @Test
  void build_ofWhichAJournalTellsLater_staysOne(TestInfo test) {
    String token = token(test);
    long now = Instant.now().getEpochSecond();
    String file = build("late", "late", "").replace("1795364333", "" + (now - 60));
    server.put(token, PATH, file);
    assertThat(server.attempts(user(test)))
        .singleElement()
        .asString()
        .contains(": unknown [build]");

    journal(test, "late", now - 30, new BuildHost("host.example", "linux", "debian12", "zen2", ""));
    assertThat(server.attempts(user(test)))
        .singleElement()
        .asString()
        .startsWith("late@?/" + PART + " on host.example with 1.1.0: success [install] at ")
        .contains("2 run");
    server.put(token, PATH, file);
    assertThat(server.attempts(user(test)))
        .singleElement()
        .asString()
        .contains("success [install]");
  }

  @Test
  void build_thatBeganOnceTheReportWasHere_isAnother(TestInfo test) {
    long now = Instant.now().getEpochSecond();
    server.put(token(test), PATH, build("next", "next", "").replace("1795364333", "" + (now - 60)));
    BuildHost host = new BuildHost("host.example", "linux", "debian12", "zen2", "");
    journal(test, "next", now + 5, host);
    journal(test, "next", now - 30, new BuildHost("else.example", "linux", "debian12", "zen2", ""));
    assertThat(server.attempts(user(test))).hasSize(3).noneMatch(line -> line.contains("2 run"));
  }

  @Test
  void build_ofWhichAJournalTold_staysOne(TestInfo test) {
    long now = Instant.now().getEpochSecond();
    journal(
        test, "early", now - 30, new BuildHost("host.example", "linux", "debian12", "zen2", ""));
    List<String> before = server.attempts(user(test));

    server.put(
        server.token("early-reporter"),
        PATH,
        build("early", "early", "").replace("1795364333", "" + (now - 60)));

    assertThat(server.attempts("early-reporter")).isEmpty();
    assertThat(server.attempts(user(test)))
        .containsExactly(before.get(0).replace("1 run", "2 run"));
  }

  @Test
  void build_ofWhichAnImportTellsLater_staysOne(TestInfo test) {
    long now = Instant.now().getEpochSecond();
    server.put(token(test), PATH, build("held", "held", "").replace("1795364333", "" + (now - 60)));
    RunEvent.Built built =
        new RunEvent.Built(
            "1.1.0",
            new BuildHost("host.example", "linux", "debian12", "zen2", ""),
            List.of(new RunEvent.TimedPhase("install", 10, false, 20_000_000L, null)),
            20_000_000L);
    told(
        test,
        "held",
        List.of(
            new RunEvent.StoreRead("/opt", "cluster", null, null, "8", List.of()),
            new RunEvent.Installed(
                "/opt",
                PART,
                "held",
                "/opt/held",
                true,
                false,
                (now - 30) * 1_000_000,
                null,
                null,
                built)));
    assertThat(server.attempts(user(test)))
        .singleElement()
        .asString()
        .startsWith("held@?/" + PART + " on host.example with 1.1.0: success [install] at ")
        .contains("2 run");
  }

  /** A run of our own client in which a package was built. */
  private void journal(TestInfo test, String name, long began, BuildHost host) {
    long at = began * 1_000_000;
    List<RunEvent> events =
        List.of(
            new RunEvent.Began(at, "1", List.of("spack"), "ada", "n", null, null, List.of(), 0),
            new RunEvent.SpackUp("1.1.0", null, null, null, null, null, host),
            new RunEvent.BuildBegan(at, "b", PART, name, "/opt", null, null),
            new RunEvent.PhaseMoved(at + 1, "b", "install", 0, false, false, true, null, null),
            new RunEvent.Ended(at + 2, "b", PART, Outcome.SUCCESS, null, null, null, null, null),
            new RunEvent.Exited(at + 3, 0, null));
    told(test, name + began, events);
  }

  private void told(TestInfo test, String run, List<RunEvent> events) {
    List<JournalPart> lines = new ArrayList<>();
    for (RunEvent event : events) {
      lines.add(new JournalPart.Line(lines.size(), lines.size() + 1L, event));
    }
    long account = new Accounts(server.store()).named(user(test)).id();
    Caller caller = new Caller(account, run, "journal", Instant.now().toEpochMilli() * 1000);
    server.store().record(new Report.JournalReported(caller, lines)).join();
  }

  private String token(TestInfo test) {
    return server.token(user(test));
  }

  private static String user(TestInfo test) {
    return test.getTestMethod().orElseThrow().getName() + test.getDisplayName().hashCode();
  }

  private static String build(String name, String command, String events) {
    return site(name)
        + """
        <Build><StartBuildTime>1795364333</StartBuildTime><BuildCommand>%s</BuildCommand>%s
        <EndBuildTime>1795364336</EndBuildTime></Build></Site>"""
            .formatted(command, events);
  }

  private static String error(String context) {
    return """
    <Error><BuildLogLine>9</BuildLogLine><Text>a.c:1:2: error: x &amp;lt; y</Text>
    <PreContext>%s</PreContext><PostContext></PostContext></Error>"""
        .formatted(context);
  }

  private static String configure(String name, String command, String log) {
    return site(name)
        + """
        <Configure><StartConfigureTime>1795364333</StartConfigureTime>
        <ConfigureCommand>%s</ConfigureCommand><Log>%s</Log><ConfigureStatus>0</ConfigureStatus>
        <EndConfigureTime>1795364336</EndConfigureTime></Configure></Site>"""
            .formatted(command, log);
  }

  private static String site(String name) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Site BuildName="%s" BuildStamp="20261122-1618-Experimental" Name="host.example"
      Generator="spack-1.1.0 (5817ab9)" OSName="Linux" OSRelease="6.1" VendorString="zen2">
    """
        .formatted(name);
  }
}
