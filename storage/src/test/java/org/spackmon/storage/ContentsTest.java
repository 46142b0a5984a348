package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
