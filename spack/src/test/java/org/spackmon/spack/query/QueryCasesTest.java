package org.spackmon.spack.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class QueryCasesTest {

  private static final List<QueryCase> CASES = QueryCase.all();

  @Test
  void every_case_is_answered_as_a_real_spack_answered_it() {
    Map<String, List<QueryCase>> groups =
        CASES.stream()
            .collect(Collectors.groupingBy(QueryCase::group, TreeMap::new, Collectors.toList()));
    groups.forEach(
        (group, cases) -> {
          long agreed = cases.stream().filter(QueryCasesTest::agrees).count();
          System.out.printf("%-14s %5d of %5d%n", group, agreed, cases.size());
        });
    assertThat(CASES).filteredOn(asked -> !agrees(asked)).isEmpty();
  }

  @Test
  void the_table_is_as_large_and_as_mixed_as_it_says() {
    assertThat(CASES).hasSizeGreaterThan(6000);
    assertThat(CASES.stream().map(QueryCase::answer).distinct())
        .containsExactlyInAnyOrder("true", "false", "error");
    assertThat(CASES.stream().map(QueryCase::spec).distinct()).hasSizeGreaterThan(60);
  }

  private static boolean agrees(QueryCase asked) {
    return asked.ours().equals(asked.answer());
  }
}
