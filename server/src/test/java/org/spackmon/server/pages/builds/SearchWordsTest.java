package org.spackmon.server.pages.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was typed becomes filters that a link holds. */
final class SearchWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hdf5                                        | {q=[hdf5]}
          hdf5 status:failed                          | {outcome=[failed], q=[hdf5]}
          status:Failure system:frontier              | {outcome=[failed], q=[], system=[frontier]}
          hdf5 %gcc@12.2.0                            | {compiler=[gcc@12.2.0], q=[hdf5]}
          tag:"of the week" user:ada zlib/abcd        | {owner=[ada], q=[zlib/abcd], tag=[of the week]}
          status:nonsense                             | {outcome=[nonsense], q=[]}
          %gcc@12: host:node7 error:"undefined reference" file:H5.c | {compiler=[gcc@12:], error=[undefined reference], file=[H5.c], host=[node7], q=[]}
          since:7d hdf5                               | {q=[hdf5], since=[7d]}
          hdf5@1.10:%gcc@12.2.0 status:failed         | {compiler=[gcc@12.2.0], outcome=[failed], package=[hdf5], q=[], version=[1.10:]}
          py-numpy@1.26.4,2: %clang                   | {compiler=[clang], package=[py-numpy], q=[], version=[1.26.4,2:]}
          age:7d @1.2 a@b@c                           | {q=[age:7d @1.2 a@b@c]}
          """)
  void words_are_sorted(String typed, String expected) {
    assertThat(new TreeMap<>(SearchWords.sorted(Map.of("q", List.of(typed.strip())))))
        .hasToString(expected);
  }

  @Test
  void what_the_address_says_besides_stays() {
    Map<String, List<String>> given = Map.of("q", List.of("tag:x"), "package", List.of("zlib"));

    assertThat(SearchWords.sorted(given))
        .containsEntry("package", List.of("zlib"))
        .containsEntry("tag", List.of("x"));
    assertThat(SearchWords.sorted(Map.of())).isEmpty();
  }
}
