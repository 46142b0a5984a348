package org.spackmon.server.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spackmon.logs.Rules;
import org.spackmon.storage.findings.Found;

final class LogExaminerTest {
  private static final Rules RULES = Rules.of("licence: *no seat for * => no licence for $2");

  @Test
  void rules_of_a_site_are_kept_with_its_class() {
    LogExaminer examiner = new LogExaminer(RULES);
    assertThat(examiner.log(to -> to.write("cc: no seat for C\n".getBytes(UTF_8))).first())
        .extracting(Found::kind, Found::summary)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("licence", "no licence for C"));
    assertThat(examiner.words("no seat for C").first())
        .extracting(Found::kind)
        .containsExactly("licence");
  }

  @Test
  void other_rules_are_another_version_so_that_failures_are_read_again() {
    int version = new LogExaminer(RULES).version();
    assertThat(version)
        .isNotEqualTo(new LogExaminer().version())
        .isNotEqualTo(new LogExaminer(Rules.of("site: *no seat for *")).version())
        .isEqualTo(new LogExaminer(Rules.of(RULES.text())).version());
  }
}
