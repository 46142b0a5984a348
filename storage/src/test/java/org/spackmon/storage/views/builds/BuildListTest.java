package org.spackmon.storage.views.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Outcome;
import org.spackmon.storage.Graph;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.Teller;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Total;
import org.spackmon.storage.views.paging.UnknownName;

/** What a list of builds says of what was reported. */
@OnEveryDatabase
final class BuildListTest extends StoreTest {
  private static final Graph GREETER = new Graph().node("greeter", "libgreet").node("libgreet");

  private Page<BuildRow> list(BuildFilter filter) {
    return list(filter, null, 50);
  }

  private Page<BuildRow> list(BuildFilter filter, @Nullable Cursor cursor, int limit) {
    return Views.of(store).builds().list(filter, cursor, limit);
  }

  private static BuildFilter with(String parameter, String value) {
    return BuildFilter.ALL.with(parameter, value);
  }

  /** libgreet succeeds, greeter fails in its second phase; ada tags them, bob tries too. */
  private void install() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(GREETER);
    long greeter = ada.build("greeter", "pizza", "<b>a,b</b>").build().id();
    long libgreet = ada.build("libgreet", "pizza").build().id();
    ada.phase(libgreet, "install", "SUCCESS", "done\n");
    ada.status(libgreet, ClaimedStatus.SUCCESS);
    ada.phase(greeter, "configure", "SUCCESS", null);
    ada.phase(greeter, "build", "ERROR", "error: no\n");
    ada.status(greeter, ClaimedStatus.FAILED);
    Teller bob = Teller.named(store, "bob");
    bob.spec(GREETER);
    bob.build("libgreet");
  }

  @Test
  void list_ofAnEmptyStore_isEmpty() {
    Page<BuildRow> page = list(BuildFilter.ALL);

    assertThat(page.rows()).isEmpty();
    assertThat(page.total()).isEqualTo(Total.exactly(0));
    assertThat(page.next()).isNull();
    assertThat(page.previous()).isNull();
  }

  @Test
  void list_withoutFilter_isNewestFirstWithAllWords() {
    install();

    List<BuildRow> rows = list(BuildFilter.ALL).rows();

    assertThat(rows)
        .extracting(row -> row.packageName() + " " + row.owner() + " " + row.outcome().word())
        .containsExactly("libgreet bob announced", "libgreet ada success", "greeter ada failed");
    BuildRow greeter = rows.get(2);
    assertThat(greeter.version()).isEqualTo("1.0");
    assertThat(greeter.specHash()).isEqualTo(Graph.full("greeter"));
    assertThat(greeter.compiler()).isEqualTo("gcc@12.2.0");
    assertThat(greeter.system()).isEqualTo("unknown");
    assertThat(greeter.hostname()).isEqualTo("node1");
    assertThat(greeter.spackVersion()).isEqualTo(Teller.VERSION);
    assertThat(greeter.number()).isEqualTo(1);
    assertThat(greeter.tags()).containsExactly("<b>a,b</b>", "pizza");
    assertThat(greeter.phases())
        .containsExactly(new PhaseMark("configure", false), new PhaseMark("build", true));
    assertThat(greeter.started()).isAfter(greeter.opened());
    assertThat(greeter.ended()).isAfter(greeter.started());
    assertThat(greeter.duration()).isGreaterThan(Duration.ZERO);
    BuildRow announced = rows.get(0);
    assertThat(announced.started()).isNull();
    assertThat(announced.duration()).isNull();
    assertThat(announced.phases()).isEmpty();
    assertThat(announced.tags()).isEmpty();
  }

  @Test
  void list_byEachFilter_holdsWhatMatches() {
    install();

    assertThat(list(with("outcome", "failed")).rows())
        .extracting(BuildRow::packageName)
        .containsExactly("greeter");
    assertThat(list(with("package", "libgreet")).rows()).hasSize(2);
    assertThat(list(with("compiler", "gcc@12.2.0")).rows()).hasSize(3);
    assertThat(list(with("system", "unknown")).rows()).hasSize(3);
    assertThat(list(with("owner", "bob")).rows()).hasSize(1);
    assertThat(list(with("tag", "pizza")).rows()).hasSize(2);
    assertThat(list(with("tag", "pizza").with("package", "libgreet")).rows()).hasSize(1);
    assertThat(list(with("outcome", "success").with("owner", "bob")).rows()).isEmpty();
  }

  @Test
  void list_byOneFilter_saysHowManyThereAre() {
    install();

    assertThat(list(BuildFilter.ALL, null, 1).total()).isEqualTo(Total.exactly(3));
    assertThat(list(with("package", "libgreet"), null, 1).total()).isEqualTo(Total.exactly(2));
    assertThat(list(with("tag", "pizza").with("outcome", "failed"), null, 1).total())
        .isEqualTo(Total.exactly(1));
    assertThat(list(with("tag", "pizza").with("owner", "ada"), null, 1).total()).isNull();
    assertThat(list(with("tag", "pizza").with("owner", "ada")).total())
        .as("all of them are here")
        .isEqualTo(Total.exactly(2));
  }

  @Test
  void list_byASpecWithoutCompiler_isAskedForByNone() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(new Graph().node("plain").with("plain", ", \"compiler\": null"));
    ada.build("plain");

    assertThat(list(with("compiler", BuildFilter.NONE)).rows())
        .extracting(BuildRow::compiler)
        .containsExactly("");
  }

  @Test
  void list_byAnUnknownName_isEmptyAndSuggests() {
    install();

    Page<BuildRow> page = list(with("package", "greter").with("owner", "zoe"));

    assertThat(page.rows()).isEmpty();
    assertThat(page.total()).isEqualTo(Total.exactly(0));
    assertThat(page.unknown())
        .containsExactly(
            new UnknownName("package", "greter", "greeter"), new UnknownName("owner", "zoe", null));
  }

  @Test
  void list_bySearch_findsNamesAndHashes() {
    install();

    assertThat(list(with("q", "GREET")).rows()).hasSize(3);
    assertThat(list(with("q", "lib")).rows()).hasSize(2);
    assertThat(list(with("q", "full-")).rows()).isEmpty();
    assertThat(list(with("q", "lib").with("owner", "ada")).rows()).hasSize(1);
    assertThat(list(with("q", "nothing")).rows()).isEmpty();
    assertThat(list(with("q", "%")).rows()).isEmpty();
  }

  @Test
  void list_byTheStartOfAHash_findsItsSpec() {
    Teller ada = Teller.named(store, "ada");
    String hash = "abcdefghijklmnopqrstuvwxyz234567";
    ada.spec(
        new Graph().node("zlib").with("zlib", ", \"build_hash\": \"" + hash + "\"").node("other"));
    ada.build("zlib");
    ada.build("other");

    for (String q : List.of("abcd", "abcdefgh", hash, "/abcd", "zlib/abcd", "ZLI/abcd")) {
      assertThat(list(with("q", q)).rows())
          .as(q)
          .extracting(BuildRow::packageName)
          .containsExactly("zlib");
    }
    assertThat(list(with("q", "other/abcd")).rows()).isEmpty();
    assertThat(list(with("q", "bcde")).rows()).isEmpty();
  }

  @Test
  void list_inPages_goesThereAndBack() {
    install();

    Page<BuildRow> first = list(BuildFilter.ALL, null, 2);
    Page<BuildRow> second = list(BuildFilter.ALL, first.next(), 2);
    Page<BuildRow> back = list(BuildFilter.ALL, second.previous(), 2);

    assertThat(first.previous()).isNull();
    assertThat(second.rows()).hasSize(1);
    assertThat(second.next()).isNull();
    assertThat(back.rows()).isEqualTo(first.rows());
    assertThat(back.next()).isEqualTo(first.next());
  }

  @Test
  void ofSpec_holdsItsBuildsOnly() {
    install();
    BuildRow libgreet = list(with("package", "libgreet")).rows().get(0);

    Page<BuildRow> page = Views.of(store).builds().ofSpec(libgreet.node(), null, 1);

    assertThat(page.rows()).containsExactly(libgreet);
    assertThat(Views.of(store).builds().ofSpec(libgreet.node(), page.next(), 1).rows())
        .extracting(BuildRow::outcome)
        .containsExactly(Outcome.SUCCESS);
  }
}
