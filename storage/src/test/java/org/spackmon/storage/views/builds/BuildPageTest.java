package org.spackmon.storage.views.builds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Analysis;
import org.spackmon.record.BuildHost;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Outcome;
import org.spackmon.record.Report;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.Graph;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.Teller;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.specs.SpecHash;

/** What the page of a build says of what was reported. */
@OnEveryDatabase
final class BuildPageTest extends StoreTest {
  private static final String FILES =
      """
      {"/p/share": {"mode": 17901, "owner": 0, "group": "users", "type": "dir"},
       "/p/bin/a": {"mode": 33261, "type": "file", "hash": "ABC", "size": 12, "time": 1.5},
       "/p/odd": [1, {"x": 2}], "/p/lib/l.so": {"type": "link", "dest": "l.so.1", "mode": "rwx"}}
      """;

  private Builds builds() {
    return Views.of(store).builds();
  }

  private Teller ada() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(new Graph().node("zlib"));
    return ada;
  }

  private BuildPage page(long build) {
    return builds().get(build).orElseThrow();
  }

  @Test
  void build_thatIsNotThere_isEmpty() {
    assertThat(builds().get(1)).isEmpty();
    assertThat(builds().attempt(1, 1)).isEmpty();
    assertThat(builds().phase(1, 1, "build")).isEmpty();
    assertThat(builds().analysis(1)).isEmpty();
    assertThat(builds().files(1)).isEmpty();
    assertThat(builds().analyses(1, null, 10).rows()).isEmpty();
  }

  @Test
  void build_announced_hasItsFacts() {
    Teller ada = ada();
    long id = ada.build("zlib", "pizza").build().id();

    BuildPage page = page(id);

    assertThat(page.packageName()).isEqualTo("zlib");
    assertThat(page.version()).isEqualTo("1.0");
    assertThat(page.specHash()).isEqualTo(Graph.full("zlib"));
    assertThat(page.hashes())
        .containsExactly(
            new SpecHash(HashKind.HASH, Graph.hash("zlib"), List.of()),
            new SpecHash(HashKind.FULL_HASH, Graph.full("zlib"), List.of()));
    assertThat(page.host())
        .isEqualTo(new BuildHost("node1", "linux", "debian12", "icelake", "6.1"));
    assertThat(page.system()).isEqualTo("unknown");
    assertThat(page.owner()).isEqualTo("ada");
    assertThat(page.compiler()).isEqualTo("gcc@12.2.0");
    assertThat(page.spackVersion()).isEqualTo(Teller.VERSION);
    assertThat(page.attemptCount()).isEqualTo(1);
    assertThat(page.latest().outcome()).isEqualTo(Outcome.ANNOUNCED);
    assertThat(page.latest().tags()).containsExactly("pizza");
    assertThat(page.latest().runs()).extracting(RunRow::key).containsExactly("ada");
  }

  @Test
  void build_triedTwice_showsBothWithPhasesInTheirOrder() {
    Teller ada = ada();
    long id = ada.id("zlib");
    ada.phase(id, "install", "SUCCESS", "one\ntwo\n");
    ada.phase(id, "configure", "SUCCESS", null);
    ada.status(id, ClaimedStatus.SUCCESS);
    Teller later = ada.inRun("later");
    later.build("zlib");
    later.phase(id, "configure", "ERROR", "no\n");

    BuildPage page = page(id);

    assertThat(page.attempts()).extracting(AttemptPart::number).containsExactly(2, 1);
    assertThat(page.attempts().get(1).phases())
        .extracting(PhaseRow::name, PhaseRow::failed)
        .containsExactly(tuple("configure", false), tuple("install", false));
    assertThat(page.latest().phases()).extracting(PhaseRow::failed).containsExactly(true);
    PhaseRow install = page.attempts().get(1).phases().get(1);
    assertThat(install.log()).isNotNull();
    assertThat(install.log().lines()).isEqualTo(2);
    assertThat(install.log().bytes()).isEqualTo(8);
    assertThat(install.log().truncated()).isFalse();
    assertThat(page.attempts().get(1).phases().get(0).log()).isNull();
    assertThat(builds().attempt(id, 1)).contains(page.attempts().get(1));
    assertThat(builds().attempt(id, 3)).isEmpty();
  }

  @Test
  void claims_areThereNextToTheOutcome() {
    Teller ada = ada();
    long id = ada.id("zlib");
    ada.phase(id, "build", "ERROR", "no\n");
    ada.status(id, ClaimedStatus.SUCCESS);

    AttemptPart attempt = page(id).latest();

    assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(attempt.claims())
        .extracting(ClaimRow::phase, ClaimRow::status)
        .containsExactly(tuple("build", "ERROR"), tuple(null, "SUCCESS"));
    assertThat(attempt.claims().get(0).run()).isEqualTo(attempt.runs().get(0).id());
  }

  @Test
  void phase_byItsName_leadsToItsLog() {
    Teller ada = ada();
    long id = ada.id("zlib");
    ada.phase(id, "odd/name ?", "SUCCESS", "one\ntwo\n");

    PhaseLog log = builds().phase(id, 1, "odd/name ?").orElseThrow();

    assertThat(log.packageName()).isEqualTo("zlib");
    assertThat(log.phase().log()).isNotNull();
    assertThat(store.contents().slice(log.phase().log().content(), 2, 1).lines().get(0).text())
        .isEqualTo("two");
    assertThat(builds().phase(id, 1, "odd")).isEmpty();
    assertThat(builds().phase(id, 2, "odd/name ?")).isEmpty();
  }

  @Test
  void analyses_areListedAndReadOneByOne() {
    Teller ada = ada();
    long id = ada.id("zlib");
    Teller.done(
        store.record(
            new Report.AnalysisReported(
                ada.caller(),
                id,
                List.of(
                    new Analysis.Whole(
                        "install_files", Analysis.Kind.JSON, 4, ada.content(FILES.getBytes(UTF_8))),
                    new Analysis.Attribute(
                        "libabigail",
                        "lib/l.so",
                        "abidw-xml",
                        Analysis.Kind.TEXT,
                        ada.content("<abi/>".getBytes(UTF_8)))))));

    BuildPage page = page(id);
    Page<AnalysisRow> first = builds().analyses(id, null, 1);

    assertThat(page.analysisCount()).isEqualTo(2);
    assertThat(page.analyses())
        .extracting(AnalysisRow::analyzer, AnalysisRow::name, AnalysisRow::file)
        .containsExactly(
            tuple("install_files", "", ""), tuple("libabigail", "abidw-xml", "lib/l.so"));
    AnalysisRow xml = page.analyses().get(1);
    assertThat(builds().analysis(xml.id())).contains(xml);
    assertThat(store.contents().bytes(xml.content(), 99)).asString(UTF_8).isEqualTo("<abi/>");
    assertThat(builds().analyses(id, first.next(), 1).rows()).containsExactly(xml);
    assertThat(builds().files(id))
        .containsExactly(
            new InstalledFile("/p/bin/a", "file", "755", null, null, "ABC", "12", null),
            new InstalledFile("/p/lib/l.so", "link", "rwx", null, null, null, null, "l.so.1"),
            new InstalledFile("/p/odd", null, null, null, null, null, null, null),
            new InstalledFile("/p/share", "dir", "2755", "0", "users", null, null, null));
  }

  private static org.assertj.core.groups.Tuple tuple(
      @org.jspecify.annotations.Nullable Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
