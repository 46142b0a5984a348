package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was stored is read back: whole, its beginning, or some of its lines. */
@OnEveryDatabase
final class ContentsTest extends StoreTest {
  private static final int CHUNK = 8_000; // of a limit of 64,000

  private Teller ada;
  private long build;

  @Override
  StoreSettings adjusted(StoreSettings usual) {
    return usual.withLogLimit(64_000);
  }

  @BeforeEach
  void aBuild() {
    ada = Teller.named(store, "ada");
    ada.spec(new Graph().node("leaf"));
    build = ada.id("leaf");
  }

  /** The id of the content that this log became. */
  private long log(String phase, String text) {
    long id = ada.phase(build, phase, "SUCCESS", text).id();
    return Rows.of(store).number("SELECT content_id FROM phase WHERE id = " + id);
  }

  private static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "line " + i)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String whole(long content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.contents().read(content, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void log_isReadWhole_afterARestartToo() throws IOException {
    String text = lines(1, 5_000);
    long content = log("build", text);

    assertThat(whole(content)).isEqualTo(text);
    reopen();
    assertThat(whole(content)).isEqualTo(text);
    assertThat(store.contents().bytes(content, 10)).asString().isEqualTo("line 1\nlin");
    assertThat(store.contents().bytes(content, 20_000)).hasSize(20_000);
  }

  @Test
  void slice_anywhere_isTheseLines() {
    long content = log("build", lines(1, 5_000));

    for (int first = 1; first <= 5_000; first += 311) {
      Slice slice = store.contents().slice(content, first, 3);
      assertThat(slice.total()).isEqualTo(5_000);
      int expected = first;
      for (Slice.Line line : slice.lines()) {
        assertThat(line).isEqualTo(new Slice.Line(expected, "line " + expected, false));
        expected++;
      }
      assertThat(slice.lines()).hasSize(Math.min(3, 5_000 - first + 1));
    }
    assertThat(store.contents().slice(content, 5_001, 3).lines()).isEmpty();
  }

  @Test
  void slice_overTheMiddleThatWasLeftOut_skipsItsNumbers() {
    long content = log("build", lines(1, 20_000));

    List<Slice.Line> lines = store.contents().slice(content, 1, 30_000).lines();

    assertThat(lines)
        .allSatisfy(line -> assertThat(line.text()).isEqualTo("line " + line.number()));
    assertThat(lines.get(0).number()).isEqualTo(1);
    assertThat(lines.get(lines.size() - 1).number()).isEqualTo(20_000);
    assertThat(lines).hasSizeLessThan(10_000);
  }

  @Test
  void slice_ofALineThroughSeveralChunks_isOneLine_cutWhereItIsTooLong() {
    long content = log("build", "short\n" + "x".repeat(3 * CHUNK) + "\nlast");

    List<Slice.Line> lines = store.contents().slice(content, 1, 10).lines();

    assertThat(lines).extracting(Slice.Line::number).containsExactly(1L, 2L, 3L);
    assertThat(lines).extracting(Slice.Line::cut).containsExactly(false, true, false);
    assertThat(lines.get(1).text()).hasSize(16 << 10).matches("x+");
    assertThat(lines.get(2).text()).isEqualTo("last");
  }

  /** Compared with what a search of the text line by line finds. */
  @Test
  void find_anyWords_areTheLinesThatHoldThem() {
    String text = lines(1, 5_000) + "Undefined REFERENCE to H5Open\nerror error\nno end: error";
    long content = log("build", text);
    List<String> all = text.lines().toList();

    for (String words :
        List.of("line 77", "7", "error", "REFERENCE", "h5open", "undefined reference", "nothing")) {
      boolean exact = !words.equals(words.toLowerCase(Locale.ROOT));
      long[] expected =
          IntStream.rangeClosed(1, all.size())
              .filter(
                  i ->
                      (exact ? all.get(i - 1) : all.get(i - 1).toLowerCase(Locale.ROOT))
                          .contains(words))
              .asLongStream()
              .toArray();
      assertThat(numbers(store.contents().find(content, words, 1, all.size())))
          .as(words)
          .containsExactlyElementsOf(LongStream.of(expected).boxed().toList());
    }
    assertThat(numbers(store.contents().find(content, "line 7", 700, 11))).hasSize(11);
    assertThat(store.contents().find(content, "H5OPEN", 1, all.size()).total()).isZero();
  }

  @Test
  void find_inALineThroughSeveralChunks_findsItOnce_andWhatLiesOnTheSeam() {
    String tale = "needle".repeat(4 * CHUNK / 6);
    long content = log("build", "first\n" + tale + "\n" + "x".repeat(CHUNK) + "\nlast needle");

    assertThat(numbers(store.contents().find(content, "needle", 1, 9))).containsExactly(2L, 4L);
    for (int from = CHUNK - 20; from < CHUNK + 20; from++) {
      String words = "<" + "mark".repeat(4) + ">";
      long marked = log("p" + from, "y".repeat(from - 6) + "\nabcd" + words + "z".repeat(CHUNK));
      assertThat(numbers(store.contents().find(marked, words, 1, 9)))
          .as("" + from)
          .containsExactly(2L);
    }
  }

  @Test
  void find_afterTheMiddleThatWasLeftOut_keepsTheNumbers() {
    long content = log("build", lines(1, 20_000));

    assertThat(numbers(store.contents().find(content, "line 19999", 1, 20_000)))
        .containsExactly(19_999L);
    assertThat(store.contents().find(content, "line 10000", 1, 20_000).total()).isZero();
  }

  private static List<Long> numbers(FoundLines found) {
    List<Long> numbers = new ArrayList<>();
    for (long line = found.from(1); line > 0; line = found.from(line + 1)) {
      numbers.add(line);
      assertThat(found.place(line)).isEqualTo(numbers.size());
      assertThat(found.before(line + 1)).isEqualTo(line);
    }
    assertThat(found.total()).isEqualTo(numbers.size());
    return numbers;
  }

  @Test
  void sameChunks_areStoredOnce() {
    log("build", "the same\n");
    log("install", "the same\n");

    assertThat(Rows.of(store).count("content")).isEqualTo(3); // the spec's document is one
    assertThat(Rows.of(store).count("chunk")).isEqualTo(2);
  }

  @Test
  void contentThatIsNot_isEmpty() throws IOException {
    assertThat(whole(999)).isEmpty();
    assertThat(store.contents().slice(999, 1, 10)).isEqualTo(new Slice(List.of(), 0));
  }
}
