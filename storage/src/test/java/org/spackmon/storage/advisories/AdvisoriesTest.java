package org.spackmon.storage.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.advisories.OsvException;
import org.spackmon.advisories.Verdict;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.Rows;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.Teller;
import org.spackmon.storage.inventory.Spread;
import org.spackmon.storage.inventory.Use;
import org.spackmon.storage.inventory.Where;

/** What advisories mean among three packages, of which two are installed. */
@OnEveryDatabase
final class AdvisoriesTest extends StoreTest {
  private static final String XZ =
      """
      {"id": "EXAMPLE-2026-1", "modified": "%s", "summary": "Uninvited guest", %s
       "aliases": ["CVE-0000-1"], "affected": [
         {"ranges": [{"type": "GIT", "repo": "https://github.com/tukaani-project/xz",
           "events": [{"introduced": "0"}]}], "versions": ["v5.6.0", "v5.6.1"]}]}
      """;

  private static final String TIDES =
      """
      {"id": "EXAMPLE-2026-2", "modified": "2026-01-01T00:00:00Z", "affected": [
         {"package": {"ecosystem": "PyPI", "name": "Tides"},
          "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3"}]}]}]}
      """;

  private static final String OTHER_REEF =
      """
      {"id": "EXAMPLE-2026-3", "modified": "2026-01-01T00:00:00Z", "affected": [
         {"package": {"ecosystem": "npm", "name": "reef"}, "versions": ["1.0"]}]}
      """;

  private Rows rows;

  @BeforeEach
  void install() {
    rows = Rows.of(store);
    InstalledReef.into(store);
  }

  private static String xz(String modified) {
    return XZ.formatted(modified, "");
  }

  private Loading.Loaded load(String... advisories) throws OsvException {
    return InstalledReef.load(store, List.of(advisories));
  }

  /** "EXAMPLE-2026-1 xz@5.6.1 affected", newest first. */
  private List<String> hits(String query) {
    return store.advisories().list(view(query)).rows().stream()
        .flatMap(row -> row.hits().stream())
        .map(
            hit ->
                "%s %s@%s %s"
                    .formatted(
                        hit.advisory(), hit.packageName(), hit.version(), hit.verdict().word()))
        .toList();
  }

  private static AdvisoriesView view(String query) {
    return AdvisoriesView.of(
        query.isEmpty()
            ? Map.of()
            : List.of(query.split("&", -1)).stream()
                .map(part -> part.split("=", -1))
                .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1]))));
  }

  @Test
  void advisory_meansWhatIsThere() throws OsvException {
    assertThat(load(xz("2026-01-01T00:00:00Z"), TIDES, OTHER_REEF))
        .isEqualTo(new Loading.Loaded(3, 0, 0));
    assertThat(hits(""))
        .containsExactly(
            "EXAMPLE-2026-2 py-tides@2.0 affected", "EXAMPLE-2026-1 xz@5.6.1 affected");
    assertThat(hits("show=suggested")).containsExactly("EXAMPLE-2026-3 reef@1.0 suggested");
    assertThat(hits("show=all&package=reef")).hasSize(1);
    assertThat(hits("system=northstar")).containsExactly("EXAMPLE-2026-1 xz@5.6.1 affected");
    assertThat(hits("severity=high")).isEmpty();
    assertThat(store.advisories().newest(10))
        .extracting(HitRow::advisory)
        .containsExactly("EXAMPLE-2026-2", "EXAMPLE-2026-1");
    assertThat(store.advisories().of("xz", "5.6.1"))
        .extracting(HitRow::advisory)
        .containsExactly("EXAMPLE-2026-1");
    assertThat(store.advisories().of("reef", "1.0")).as("only suggested").isEmpty();
  }

  @Test
  void page_tellsInstallsAndWhoNeedsThem() throws OsvException {
    load(xz("2026-01-01T00:00:00Z"));
    AdvisoryPage page = store.advisories().get("EXAMPLE-2026-1").orElseThrow();
    assertThat(page.row().installs()).isEqualTo(new Spread(1, 1));
    assertThat(page.row().verdict()).isEqualTo(Verdict.AFFECTED);
    assertThat(page.advisory().aliases()).containsExactly("CVE-0000-1");
    assertThat(
            store
                .inventory()
                .find(page.nodes(), new Where(null, null, false, true))
                .systems()
                .get(0)
                .counts())
        .isEqualTo(Map.of(Use.ITSELF, 1L, Use.RUN, 1L));
    assertThat(store.advisories().get("NO-SUCH")).isEmpty();
  }

  @Test
  void secondLoad_takesOnlyWhatChanged() throws OsvException {
    load(xz("2026-01-01T00:00:00Z"), TIDES);
    long seen = rows.number("SELECT min(first_seen_at) FROM advisory");
    assertThat(load(xz("2026-01-01T00:00:00Z"), TIDES)).isEqualTo(new Loading.Loaded(0, 2, 0));
    String less = xz("2026-02-01T00:00:00Z").replace(", \"v5.6.1\"", "");
    assertThat(load(less, TIDES)).isEqualTo(new Loading.Loaded(1, 1, 0));
    assertThat(hits("show=all")).containsExactly("EXAMPLE-2026-2 py-tides@2.0 affected");
    load(xz("2025-01-01T00:00:00Z"));
    assertThat(hits("show=all")).as("an older one changes nothing").hasSize(1);
    assertThat(rows.number("SELECT min(first_seen_at) FROM advisory WHERE first_hit IS NOT NULL"))
        .isGreaterThanOrEqualTo(seen);
  }

  @Test
  void withdrawnAdvisory_meansNothingAnyMore() throws OsvException {
    load(xz("2026-01-01T00:00:00Z"));
    String withdrawn =
        XZ.formatted("2026-02-01T00:00:00Z", "\"withdrawn\": \"2026-02-01T00:00:00Z\",");
    assertThat(load(withdrawn)).isEqualTo(new Loading.Loaded(1, 0, 1));
    assertThat(hits("show=all")).isEmpty();
    assertThat(store.advisories().get("EXAMPLE-2026-1")).isPresent();
  }

  @Test
  void whatComesLater_isLookedUpByAJob() throws OsvException {
    load(xz("2026-01-01T00:00:00Z"), TIDES);
    String later =
        InstalledReef.SPEC
            .replace("5.6.1", "5.6.0")
            .replace("aaaa", "dddd")
            .replace("bbbb", "eeee");
    store.record(Teller.named(store, "bob").post(later.getBytes(UTF_8))).join();
    assertThat(hits("package=xz")).hasSize(1);
    store.jobs().runDue();
    assertThat(hits("package=xz"))
        .containsExactlyInAnyOrder(
            "EXAMPLE-2026-1 xz@5.6.0 affected", "EXAMPLE-2026-1 xz@5.6.1 affected");
    assertThat(rows.number("SELECT count(*) FROM job WHERE kind = 'advisories'")).isZero();
  }

  @Test
  void storeWithoutAdvisories_hasNothingToLookUp() {
    assertThat(rows.number("SELECT count(*) FROM job WHERE kind = 'advisories'")).isZero();
    assertThat(rows.number("SELECT count(*) FROM package_version")).isEqualTo(3);
  }

  @Test
  void otherMap_hasAllLookedUpAnew() throws OsvException {
    load(OTHER_REEF, TIDES);
    store.advisories().map("reef = npm:reef\npy-tides = -\n");
    store.jobs().runDue();
    assertThat(hits("")).containsExactly("EXAMPLE-2026-3 reef@1.0 affected");
    assertThatThrownBy(() -> store.advisories().map("reef npm")).hasMessageContaining("line 1");
    store.advisories().map("");
    store.advisories().catchUp();
    assertThat(hits("")).containsExactly("EXAMPLE-2026-2 py-tides@2.0 affected");
  }

  @Test
  void statement_outlivesWhatTheSourceChanges() throws OsvException {
    load(xz("2026-01-01T00:00:00Z"));
    Statement said =
        new Statement(
            Status.NOT_AFFECTED,
            "vulnerable_code_not_present",
            "built without it",
            "ada",
            Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(store.advisories().state("EXAMPLE-2026-1", said)).isTrue();
    assertThat(store.advisories().state("NO-SUCH", said)).isFalse();
    load(xz("2026-03-01T00:00:00Z"));
    assertThat(hits("")).isEmpty();
    assertThat(store.advisories().newest(10)).isEmpty();
    assertThat(store.advisories().list(view("show=settled")).rows().get(0).statement())
        .isEqualTo(said);
  }

  @Test
  void list_goesOnAfterItsLast() throws OsvException {
    load(xz("2026-01-01T00:00:00Z"), TIDES, OTHER_REEF);
    AdvisoriesView view = view("show=all&limit=2");
    var first = store.advisories().list(view);
    assertThat(first.rows()).hasSize(2);
    var second = store.advisories().list(view.at(first.next()));
    assertThat(second.rows()).extracting(AdvisoryRow::name).containsExactly("EXAMPLE-2026-1");
    assertThat(store.advisories().list(view.at(second.previous())).rows()).isEqualTo(first.rows());
  }
}
