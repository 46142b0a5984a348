package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spackmon.storage.ledger.SystemRule;

final class SystemRuleTest {
  @ParameterizedTest
  @CsvSource({
    "nid*, nid001234, true",
    "nid*, xnid001, false",
    "*.llnl.gov, quartz12.llnl.gov, true",
    "node?, node1, true",
    "node?, node12, false",
    "node[0-9], node5, true",
    "node[!0-9], node5, false",
    "node[!0-9], nodex, true",
    "node[]x], node], true",
    "node[1, node[1, true",
    "'', '', true",
    "*, anything, true",
    "a*b*c, axxbyyc, true",
    "a*b*c, axxbyy, false",
    "NODE*, node1, false",
  })
  void pattern_matchesAsAShellsDoes(String pattern, String host, boolean matches) {
    assertThat(new SystemRule(pattern, "s").matches(host)).isEqualTo(matches);
  }

  @Test
  void hostilePattern_takesNoTime() {
    assertThat(new SystemRule("*a".repeat(200) + "b", "s").matches("a".repeat(5_000))).isFalse();
  }

  @Test
  void firstMatch_decides() {
    List<SystemRule> rules = List.of(new SystemRule("a*", "first"), new SystemRule("*", "second"));

    assertThat(SystemRule.first(rules, "ab")).isEqualTo("first");
    assertThat(SystemRule.first(rules, "b")).isEqualTo("second");
    assertThat(SystemRule.first(List.of(), "b")).isEqualTo("unknown");
  }
}
