package org.spackmon.server.pages.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spackmon.server.pages.logs.LogText.Piece;

/** What a terminal would have shown becomes pieces with classes; the text stays the text. */
final class LogTextTest {
  private static Piece plain(String text) {
    return new Piece(text, "", false);
  }

  @Test
  void colours_become_classes() {
    assertThat(LogText.of("a\u001b[1;31mred\u001b[0m b \u001b[92mgreen\u001b[39m.").pieces())
        .containsExactly(
            plain("a"),
            new Piece("red", "c1 bold", false),
            plain(" b "),
            new Piece("green", "c2", false),
            plain("."));
  }

  @Test
  void palette_keeps_its_first_sixteen_and_leaves_out_free_colours() {
    assertThat(
            LogText.of("\u001b[38;5;12mblue\u001b[38;5;200m any\u001b[38;2;1;2;3;1m free").pieces())
        .containsExactly(
            new Piece("blue", "c4", false), plain(" any"), new Piece(" free", "bold", false));
    assertThat(LogText.of("\u001b[48;5;1mground").pieces()).containsExactly(plain("ground"));
  }

  @Test
  void other_sequences_and_unfinished_ones_are_left_out() {
    assertThat(LogText.of("\u001b(Ba\u001b[2Kb\u001b]0;title\u001b\\c\u001b[?25ld\u001b[3").plain())
        .isEqualTo("abcd");
    assertThat(LogText.of("\u001b").pieces()).isEmpty();
    assertThat(LogText.of("x\u001b]never ends").plain()).isEqualTo("x");
  }

  @Test
  void colour_outlives_what_it_was_overwritten_by() {
    assertThat(LogText.of("\u001b[33m 10%\r100%").pieces())
        .containsExactly(new Piece("100%", "c3", false));
  }

  @Test
  void words_are_marked_through_colours_and_in_any_case() {
    assertThat(LogText.of("Un\u001b[31mdefined\u001b[0m undefined").finding("undefined").pieces())
        .containsExactly(
            new Piece("Un", "", true),
            new Piece("defined", "c1", true),
            plain(" "),
            new Piece("undefined", "", true));
    assertThat(LogText.of("aaa").finding("aa").pieces())
        .containsExactly(new Piece("aa", "", true), plain("a"));
  }

  @Test
  void words_with_a_capital_are_marked_as_they_are() {
    assertThat(LogText.of("h5open H5Open").finding("H5Open").pieces())
        .containsExactly(plain("h5open "), new Piece("H5Open", "", true));
    assertThat(LogText.of("nothing").finding("H5Open").pieces()).containsExactly(plain("nothing"));
  }

  @Test
  void letters_that_grow_in_lower_case_move_no_mark() {
    assertThat(LogText.of("\u0130\u0130 error").finding("error").pieces())
        .containsExactly(plain("\u0130\u0130 "), new Piece("error", "", true));
  }
}
