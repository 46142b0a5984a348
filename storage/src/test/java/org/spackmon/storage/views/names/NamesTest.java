package org.spackmon.storage.views.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Outcome;
import org.spackmon.storage.Graph;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.Teller;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.paging.Page;

/** What is seen of packages, compilers, systems, owners and tags. */
@OnEveryDatabase
final class NamesTest extends StoreTest {
  private Names names() {
    return Views.of(store).names();
  }

  private static NamesView view(String parameter, String value) {
    return NamesView.of(Map.of(parameter, List.of(value)));
  }

  private static List<String> of(Page<NameRow> page) {
    return page.rows().stream().map(NameRow::name).toList();
  }

  private void install() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(new Graph().node("app", "B-lib", "_lib").node("B-lib").node("_lib").node("never"));
    for (String name : List.of("app", "B-lib", "_lib")) {
      long id = ada.build(name, "pizza", "pa/sta").build().id();
      if (!name.equals("app")) {
        ada.phase(id, "install", "SUCCESS", null);
        ada.status(id, ClaimedStatus.SUCCESS);
      }
    }
  }

  @Test
  void list_ofAnEmptyStore_isEmptyButForTheUnknownSystem() {
    for (Facet facet : List.of(Facet.PACKAGE, Facet.COMPILER, Facet.OWNER, Facet.TAG)) {
      assertThat(names().list(facet, NamesView.of(Map.of())).rows()).isEmpty();
    }
    assertThat(of(names().list(Facet.SYSTEM, NamesView.of(Map.of())))).containsExactly("unknown");
    assertThat(names().counts().total()).isZero();
  }

  @Test
  void list_isInTheOrderOfCodePoints() {
    install();

    assertThat(of(names().list(Facet.PACKAGE, NamesView.of(Map.of()))))
        .containsExactly("B-lib", "_lib", "app", "never");
  }

  @Test
  void list_countsByOutcome() {
    install();

    NameRow ada = names().get(Facet.OWNER, "ada").orElseThrow();

    assertThat(ada.counts().total()).isEqualTo(3);
    assertThat(ada.counts().of(Outcome.SUCCESS)).isEqualTo(2);
    assertThat(ada.counts().of(Outcome.ANNOUNCED)).isEqualTo(1);
    assertThat(ada.counts().of(Outcome.FAILED)).isZero();
    assertThat(ada.latest()).isNotNull();
    assertThat(ada.latest().packageName()).isEqualTo("_lib");
    assertThat(names().counts()).isEqualTo(ada.counts());
    assertThat(names().get(Facet.TAG, "pa/sta").orElseThrow().counts()).isEqualTo(ada.counts());
    assertThat(names().get(Facet.TAG, "pa/sta").orElseThrow().latest()).isEqualTo(ada.latest());
    NameRow never = names().get(Facet.PACKAGE, "never").orElseThrow();
    assertThat(never.latest()).isNull();
    assertThat(never.counts().total()).isZero();
    assertThat(names().get(Facet.PACKAGE, "nothing")).isEmpty();
  }

  @Test
  void list_bySearch_holdsThePart() {
    install();

    assertThat(of(names().list(Facet.PACKAGE, view("q", "LIB")))).containsExactly("B-lib", "_lib");
    assertThat(of(names().list(Facet.PACKAGE, view("q", "%")))).isEmpty();
    assertThat(of(names().list(Facet.PACKAGE, view("name", "app")))).containsExactly("app");
    assertThat(names().starting(Facet.TAG, "p", 10)).containsExactly("pa/sta", "pizza");
  }

  @Test
  void list_inPages_goesThereAndBack() {
    install();
    NamesView view = new NamesView(null, null, null, 3);

    Page<NameRow> first = names().list(Facet.PACKAGE, view);
    Page<NameRow> second = names().list(Facet.PACKAGE, view.at(first.next()));

    assertThat(of(second)).containsExactly("never");
    assertThat(second.next()).isNull();
    assertThat(names().list(Facet.PACKAGE, view.at(second.previous()))).isEqualTo(first);
  }

  @Test
  void hosts_areThoseOfTheSystem() {
    install();

    Page<HostRow> hosts = names().hosts("unknown", null, 10);

    assertThat(hosts.rows()).extracting(row -> row.host().hostname()).containsExactly("node1");
    assertThat(names().hosts("elsewhere", null, 10).rows()).isEmpty();
  }
}
