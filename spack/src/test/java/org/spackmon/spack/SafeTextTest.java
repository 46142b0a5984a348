package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Is text from outside made safe, and left alone when it is safe already? */
class SafeTextTest {

  @Test
  void text_thatIsClean() {
    String text = "näme-日本-\uD83C\uDFBB";

    assertThat(SafeText.bounded(text)).isEqualTo(text);
  }

  @Test
  void text_ofExactly1000CodePoints() {
    String text = "\uD83C\uDFBB".repeat(1000);

    assertThat(SafeText.bounded(text)).isEqualTo(text);
  }

  @Test
  void text_ofMore() {
    String cut = SafeText.bounded("\uD83C\uDFBB".repeat(1001));

    assertThat(cut.codePointCount(0, cut.length())).isEqualTo(1000);
    assertThat(cut).matches("(?:\uD83C\uDFBB){983}…[0-9a-f]{16}");
    assertThat(SafeText.bounded(cut)).isEqualTo(cut);
  }

  @Test
  void order_isByCodePoint() {
    List<String> texts =
        new ArrayList<>(List.of("\uD83C\uDFBB", "\uFFFD", "b", "ab", "a", "\uD83C\uDFBA", ""));

    Collections.sort(texts, CodePointOrder.INSTANCE);

    assertThat(texts).containsExactly("", "a", "ab", "b", "\uFFFD", "\uD83C\uDFBA", "\uD83C\uDFBB");
  }
}
