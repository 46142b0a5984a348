package org.spackmon.storage.views.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildsView;

/** URLs are read strictly, and written back. */
final class QueryTest {
  private static BuildsView view(String... pairs) {
    Map<String, List<String>> query = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      query.put(pairs[i], List.of(pairs[i + 1]));
    }
    return BuildsView.of(query);
  }

  @Test
  void url_readAndWrittenBack_isTheSame() {
    BuildsView view =
        view(
            "outcome",
            "failed",
            "tag",
            "a/b&c=<d>",
            "q",
            "zlib",
            "limit",
            "20",
            "cursor",
            "next.7");

    assertThat(view.filter().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(view.cursor()).isEqualTo(Cursor.next(7));
    assertThat(view.toQuery())
        .isEqualTo("outcome=failed&tag=a%2Fb%26c%3D%3Cd%3E&q=zlib&limit=20&cursor=next.7");
    assertThat(view().toQuery()).isEmpty();
  }

  @Test
  void emptyValues_areNoFilters() {
    assertThat(view("outcome", "", "package", "", "q", " ", "cursor", ""))
        .isEqualTo(new BuildsView(BuildFilter.ALL, null, BuildsView.ROWS));
  }

  @Test
  void filter_withAnother_keepsTheRest() {
    BuildFilter filter = BuildFilter.ALL.with("tag", "x").with("outcome", "success");

    assertThat(filter.with("tag", null).toQuery()).isEqualTo("outcome=success");
    assertThat(filter.with("tag", null).with("outcome", null)).isEqualTo(BuildFilter.ALL);
  }

  @Test
  void unknownParameter_isNamedAndTheNearestSuggested() {
    assertThatThrownBy(() -> view("pakcage", "zlib"))
        .isInstanceOfSatisfying(
            BadQueryException.class,
            e -> {
              assertThat(e.parameter()).isEqualTo("pakcage");
              assertThat(e.nearest()).isEqualTo("package");
            })
        .hasMessageContaining("expected one of compiler, cursor, error, file");
  }

  @Test
  void badValues_sayWhatWasExpected() {
    assertThatThrownBy(() -> view("outcome", "Faild"))
        .hasMessageContaining("did you mean \"failed\"?")
        .hasMessageContaining("announced, cached, cancelled");
    assertThatThrownBy(() -> view("limit", "0")).hasMessageContaining("from 1 to 500");
    assertThatThrownBy(() -> view("limit", "many")).hasMessageContaining("from 1 to 500");
    assertThatThrownBy(() -> view("cursor", "7")).isInstanceOf(BadQueryException.class);
    assertThatThrownBy(() -> view("cursor", "next.x")).isInstanceOf(BadQueryException.class);
    assertThatThrownBy(() -> view("cursor", "next.99999999999999999999"))
        .isInstanceOf(BadQueryException.class);
    assertThatThrownBy(() -> view("q", "a\0b")).hasMessageContaining("NUL");
    assertThatThrownBy(() -> view("q", "zlib/ab")).hasMessageContaining("at least 4");
    assertThatThrownBy(() -> BuildsView.of(Map.of("tag", List.of("a", "b"))))
        .hasMessageContaining("twice");
  }

  @Test
  void nearest_isOnlyWhatIsAlike() {
    List<String> names = List.of("zlib", "hdf5", "openmpi");

    assertThat(Nearest.to("zlbi", names)).isEqualTo("zlib");
    assertThat(Nearest.to("hdf", names)).isEqualTo("hdf5");
    assertThat(Nearest.to("opnmpi", names)).isEqualTo("openmpi");
    assertThat(Nearest.to("gcc", names)).isNull();
    assertThat(Nearest.to("", names)).isNull();
  }
}
