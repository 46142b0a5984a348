package org.spackmon.storage.views.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecNode;
import org.spackmon.storage.Graph;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.Teller;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.UnknownName;

/** What is seen of specs. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class SpecsTest extends StoreTest {
  private Teller ada;

  @BeforeEach
  void post() {
    ada = Teller.named(store, "ada");
    ada.spec(new Graph().node("greeter", "libgreet").node("libgreet"));
  }

  private Specs specs() {
    return Views.of(store).specs();
  }

  private Bills bills() {
    return Views.of(store).bills();
  }

  private Page<SpecRow> list(String parameter, String value) {
    return specs().list(SpecsView.of(Map.of(parameter, List.of(value))));
  }

  private long id(String name) {
    return list("package", name).rows().get(0).id();
  }

  private static @Nullable String names(Page<SpecRow> page) {
    return String.join(" ", page.rows().stream().map(SpecRow::packageName).sorted().toList());
  }

  @Test
  void spec_thatIsNotThere_isEmpty() {
    assertThat(specs().get(99)).isEmpty();
    assertThat(specs().document(99)).isEmpty();
    assertThat(specs().dependents(99, null, 10).rows()).isEmpty();
    assertThat(specs().documents(99, null, 10).rows()).isEmpty();
    assertThat(specs().find("zzzz", 10)).isEmpty();
  }

  @Test
  void graph_isWhatTheSpecFileSaid_theRootsFirst() throws SpecFormatException {
    Graph reef =
        new Graph()
            .node("reef", "sand", "coral")
            .node("coral", "sand", "salt")
            .node("sand")
            .node("salt");
    ada.spec(reef);
    SpecDocument written = org.spackmon.spack.SpecReader.read(reef.json());

    List<SpecNode> graph = bills().of(List.of(id("reef"), id("salt"))).orElseThrow().nodes();

    assertThat(graph).hasSize(4);
    assertThat(graph.get(0).name()).isEqualTo("reef");
    assertThat(graph.get(1).name()).isEqualTo("salt");
    for (SpecNode node : graph) {
      SpecNode told =
          written.nodes().stream()
              .filter(each -> each.name().equals(node.name()))
              .findFirst()
              .orElseThrow();
      assertThat(node.digest()).isEqualTo(told.digest());
      assertThat(node.hashes()).isEqualTo(told.hashes());
      assertThat(node.compiler()).isEqualTo(told.compiler());
      assertThat(needs(node, graph)).isEqualTo(needs(told, written.nodes()));
    }
    assertThat(bills().of(List.of(id("reef"), 999L))).isEmpty();
  }

  /** For comparing graphs whose nodes stand in another order. */
  private static List<String> needs(SpecNode node, List<SpecNode> graph) {
    return node.dependencies().stream()
        .map(need -> graph.get(need.child()).name() + need.types() + need.hash() + need.hashKind())
        .toList();
  }

  @Test
  void list_byEachFilter_holdsWhatMatches() {
    assertThat(names(specs().list(SpecsView.of(Map.of())))).isEqualTo("greeter libgreet");
    assertThat(names(list("package", "greeter"))).isEqualTo("greeter");
    assertThat(names(list("q", "greet"))).isEqualTo("greeter libgreet");
    assertThat(names(list("q", "libg"))).isEqualTo("libgreet");
    assertThat(names(list("hash", "full-lib"))).isEqualTo("libgreet");
    assertThat(names(list("hash", "hash-"))).isEqualTo("greeter libgreet");
    assertThat(names(list("q", "none"))).isEmpty();
    assertThat(list("package", "greter").unknown())
        .containsExactly(new UnknownName("package", "greter", "greeter"));
    SpecsView both = SpecsView.of(Map.of("hash", List.of("hash-"), "package", List.of("greeter")));
    assertThat(names(specs().list(both))).isEqualTo("greeter");
  }

  @Test
  void list_ofFailedConcretizations_holdsNothingElse() {
    ada.spec(new Graph().node("wish", "greeter").with("wish", ", \"concrete\": false"));

    assertThat(names(list("concrete", "false"))).isEqualTo("wish");
    assertThat(names(list("concrete", "true"))).isEqualTo("greeter libgreet");
    assertThat(list("package", "wish").rows().get(0).concrete()).isFalse();
    SpecsView both = SpecsView.of(Map.of("concrete", List.of("false"), "q", List.of("greet")));
    assertThat(specs().list(both).isEmpty()).isTrue();
  }

  @Test
  void list_inPages_goesThereAndBack() {
    SpecsView view = new SpecsView(null, null, null, null, null, 1);

    Page<SpecRow> first = specs().list(view);
    Page<SpecRow> second = specs().list(view.at(first.next()));

    assertThat(first.rows()).hasSize(1);
    assertThat(second.rows()).hasSize(1);
    assertThat(second.next()).isNull();
    assertThat(specs().list(view.at(second.previous())).rows()).isEqualTo(first.rows());
  }

  @Test
  void get_saysWhatItIsMadeOf() {
    SpecPage greeter = specs().get(id("greeter")).orElseThrow();

    assertThat(greeter.version()).isEqualTo("1.0");
    assertThat(greeter.concrete()).isTrue();
    assertThat(greeter.hashes())
        .extracting(SpecHash::kind, SpecHash::hash)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(HashKind.HASH, Graph.hash("greeter")),
            org.assertj.core.groups.Tuple.tuple(HashKind.FULL_HASH, Graph.full("greeter")));
    assertThat(greeter.dependencies())
        .containsExactly(
            new DependencyRow(
                id("libgreet"),
                "libgreet",
                "1.0",
                Graph.hash("libgreet"),
                List.of("build", "link"),
                List.of(),
                greeter.dependencies().get(0).direct()));
  }

  @Test
  void get_showsParametersAsTheyCame() {
    ada.spec(
        new Graph()
            .node("odd")
            .with(
                "odd",
                ", \"parameters\": {\"shared\": true, \"cflags\": [\"-O2\"], \"v\": \"<x>\"}"));

    assertThat(specs().get(id("odd")).orElseThrow().parameters())
        .containsEntry("shared", "true")
        .containsEntry("v", "\"<x>\"")
        .containsEntry("cflags", "[\"-O2\"]");
  }

  @Test
  void get_ofAnAmbiguousHash_namesTheOthers() {
    ada.spec(new Graph().node("greeter").with("greeter", ", \"version\": \"2.0\""));

    List<SpecRow> both = list("package", "greeter").rows();

    assertThat(both).hasSize(2);
    assertThat(specs().get(both.get(0).id()).orElseThrow().hashes().get(0).others())
        .containsExactly(both.get(1).id());
  }

  @Test
  void dependents_areThoseThatNeedIt() {
    ada.spec(new Graph().node("other", "libgreet").node("libgreet"));

    Page<DependentRow> first = specs().dependents(id("libgreet"), null, 1);
    Page<DependentRow> second = specs().dependents(id("libgreet"), first.next(), 1);

    assertThat(first.rows())
        .containsExactly(
            new DependentRow(
                id("other"), "other", "1.0", Graph.hash("other"), List.of("build", "link")));
    assertThat(second.rows()).extracting(DependentRow::name).containsExactly("greeter");
    assertThat(second.next()).isNull();
  }

  @Test
  void documents_areKeptAsTheyCame() {
    ada.spec(new Graph().node("libgreet"));

    List<DocumentRow> documents = specs().documents(id("libgreet"), null, 10).rows();

    assertThat(documents).hasSize(2);
    assertThat(documents.get(0).root()).isEqualTo(id("libgreet"));
    assertThat(documents.get(1).format()).isEqualTo(2);
    assertThat(specs().document(documents.get(0).id())).contains(documents.get(0));
    assertThat(store.contents().bytes(documents.get(0).content(), 1 << 20))
        .isEqualTo(new Graph().node("libgreet").json());
  }

  @Test
  void find_byTheStartOfAHash_saysOfWhatKind() {
    assertThat(specs().find("full-g", 10))
        .containsExactly(
            new HashMatch(
                id("greeter"), "greeter", "1.0", HashKind.FULL_HASH, Graph.full("greeter")));
  }
}
