package org.spackmon.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesTest {
  private static final String LICENCE =
      "licence: *Could not check out a licence for * => no licence for $2\n";
  private static final String LOG =
      """
      ifort -c reef.f90
      reef.c:3:9: error: 'tide' undeclared (first use in this function)
      ifort: Could not check out a licence for Fortran
      make: *** [Makefile:8: reef.o] Error 1
      """;

  @Test
  void a_site_has_the_first_word() {
    Reading reading = read(LICENCE, LOG);
    assertThat(reading.diagnosis()).isEqualTo("no licence for Fortran");
    Finding cause = reading.errors().get(0);
    assertThat(cause.kind().word()).isEqualTo("licence");
    assertThat(cause.line()).isEqualTo(3);
    assertThat(cause.text()).isEqualTo("ifort: Could not check out a licence for Fortran");
    assertThat(reading.errors().get(1).kind()).isEqualTo(ErrorClass.COMPILE);
  }

  @Test
  void a_line_without_any_of_our_marks_is_found_wherever_it_stands() {
    String rule = "modules: Lmod has detected * trouble";
    String line = "Lmod has detected the following trouble\n";
    for (int before : new int[] {0, 1, 511, 512, 600}) {
      Reading reading = read(rule, "gcc -c reef.c -o r\n".repeat(before * 54) + line);
      assertThat(reading.errors())
          .singleElement()
          .extracting(Finding::kind)
          .isEqualTo(new ErrorClass("modules"));
      assertThat(reading.errors().get(0).line()).isEqualTo(before * 54L + 1);
    }
    assertThat(read("", line).errors()).isEmpty();
  }

  @Test
  void what_is_harmless_here_is_not_told() {
    String rules = "harmless: reef.c:*'tide' undeclared*\n";
    assertThat(read(rules, LOG).errors()).noneMatch(e -> e.text().startsWith("reef.c"));
  }

  @Test
  void the_first_rule_that_fits_is_taken_and_colours_and_indents_do_not_matter() {
    String rules = "# ours\n\n  one: *deep trouble*\ntwo: *trouble*\n";
    assertThat(read(rules, "  \u001b[31mdeep trouble\u001b[m\n").errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.kind().word()).isEqualTo("one");
              assertThat(e.summary()).isEqualTo("deep trouble");
            });
  }

  @Test
  void the_summary_makes_failures_the_same() {
    String elsewhere = LOG.replace("ifort: ", "[node17] 09:12 ifort says: ");
    assertThat(read(LICENCE, elsewhere).errors().get(0).fingerprint())
        .isEqualTo(read(LICENCE, LOG).errors().get(0).fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no colon here | CLASS: PATTERN",
        "Licence: *no licence* | CLASS: PATTERN",
        "9lives: *no licence* | CLASS: PATTERN",
        "licence:*no licence* | CLASS: PATTERN",
        "licence: *abc*de* | at least 4 ASCII characters",
        "licence: *no licence* => for $3 | no more than $2 in the summary",
        "licence: *a*b*c*d*e*f*g*h*licence* | at most 9 wildcards",
        "harmless: *no licence* => fine | no summary"
      })
  void a_rule_that_can_not_be_meant_is_told_with_its_line(String rule, String expected) {
    assertThatThrownBy(() -> Rules.of("# first\n" + LICENCE + rule.strip()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 3: expected ")
        .hasMessageContaining(expected)
        .hasMessageContaining("found \"");
  }

  @Test
  void there_is_a_limit_to_rules() {
    assertThatThrownBy(() -> Rules.of(LICENCE.repeat(101))).hasMessageStartingWith("line 101: ");
    assertThatThrownBy(() -> Rules.of("long: " + "x".repeat(500)))
        .hasMessageContaining("at most 500 characters");
  }

  @Test
  void another_text_has_another_version_and_none_is_ours() {
    int version = Rules.of(LICENCE).version();
    assertThat(version).isPositive().isEqualTo(Rules.of(LICENCE).version());
    assertThat(Rules.of(LICENCE.replace("licence:", "site:")).version()).isNotEqualTo(version);
    assertThat(Rules.of("# nothing yet\n").version()).isEqualTo(Fingerprint.VERSION);
  }

  private static Reading read(String rules, String log) {
    LogReader reader = new LogReader(Rules.of(rules));
    byte[] bytes = log.getBytes(UTF_8);
    reader.write(bytes, 0, bytes.length);
    return reader.finish();
  }
}
