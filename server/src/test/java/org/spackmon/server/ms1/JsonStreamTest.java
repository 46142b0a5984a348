package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStreamTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ""                       | ``        | false
          "a\\n\\t\\"\\\\\\/b"     | `a\\n\\t"\\\\/b` | false
          "\\u00e4\\u65e5"         | ä日       | false
          "ä日😀"                  | ä日😀     | false
          "\\ud83d\\ude00!"        | 😀!       | false
          "\\ud83d"                | \uFFFD    | true
          "\\ude00x"               | \uFFFDx   | true
          "\\ud83d\\n"             | `\uFFFD\\n` | true
          "\\ud83d\\ud83d\\ude00"  | \uFFFD😀  | true
          "\\ud83d\\u0041"         | \uFFFDA   | true
          "a\\u0000b"              | a\\0b      | false
          """)
  void text_withEscapes(String json, String decoded, boolean replaced) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    assertThat(stream(json).text(to)).isEqualTo(replaced);
    assertThat(to.toString(StandardCharsets.UTF_8)).isEqualTo(decoded.translateEscapes());
  }

  @Test
  void field_withNul_isMadeFitForADatabase() throws IOException {
    assertThat(stream("\"a\\u0000b\"").field().text()).isEqualTo("a\uFFFDb");
  }

  @Test
  void text_thatIsNoUtf8_isReplaced() throws IOException {
    byte[] json = {
      '"', (byte) 0xC3, 'x', (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF, (byte) 0xE2, '"'
    };
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    assertThat(new JsonStream(new ByteArrayInputStream(json)).text(to)).isTrue();
    assertThat(to.toString(StandardCharsets.UTF_8))
        .isEqualTo("\uFFFDx\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  }

  @Test
  void text_whereverTheBufferEnds_isTheSame() throws IOException {
    String log = "plain \\u00e4 \\ud83d\\ude00 ä 日 😀 \\\\ \\\" \\ud83d.";
    for (int padding = (1 << 14) - 80; padding <= 1 << 14; padding++) {
      ByteArrayOutputStream to = new ByteArrayOutputStream();
      stream('"' + "x".repeat(padding) + log + '"').text(to);
      assertThat(to.toString(StandardCharsets.UTF_8))
          .isEqualTo("x".repeat(padding) + "plain ä 😀 ä 日 😀 \\ \" \uFFFD.");
    }
  }

  @Test
  void object_givesEachFieldItsValue() throws IOException {
    List<String> seen = new ArrayList<>();
    JsonStream stream = stream(" { \"a\" : 1.50e+3 , \"b\":[ ],\"c\": {\"x\" :[true, null]} } \n");
    stream.object(name -> seen.add(name + "=" + stream.field().text()));
    stream.end();
    assertThat(seen).containsExactly("a=1.50e+3", "b=[]", "c={\"x\":[true,null]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{nope", "[1 2]", "tru", "nul",
        "01", "-", "1.", "1e", ".5", "\"", "\"\\x\"", "\"\\u12g4\"", "\"\n\"", "\"\\ud83d", "NaN",
        "{\"a\":1}}", "1 1", "'a'"
      })
  void skip_ofWhatIsNoJson_saysWhere(String json) {
    JsonStream stream = stream(json);
    assertThatThrownBy(
            () -> {
              stream.skip();
              stream.end();
            })
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageMatching("expected .+ at byte [0-9]+, found .+");
  }

  @Test
  void nesting_deeperThanTheBound_isRefused() throws IOException {
    stream("[".repeat(200) + "]".repeat(200)).skip();
    assertThatThrownBy(() -> stream("[".repeat(100_000)).skip())
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageContaining("nesting no deeper than 200");
  }

  @Test
  void copy_ofAnyJson_readsTheSame() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] json = JACKSON.writeValueAsBytes(value(random, 0));
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      JsonStream stream = new JsonStream(trickle(json, random));
      stream.copy(copy);
      stream.end();
      assertThat(JACKSON.readTree(copy.toByteArray())).isEqualTo(JACKSON.readTree(json));
    }
  }

  @Test
  void field_thatIsVeryLong_keepsItsBeginning() throws IOException {
    assertThat(stream('"' + "x".repeat(1_000_000) + '"').field().text()).hasSize(JsonText.LONGEST);
    JsonStream after = stream("[[" + "1,".repeat(1_000_000) + "1],7]");
    List<String> seen = new ArrayList<>();
    after.list(() -> seen.add(after.field().text()));
    assertThat(seen).hasSize(2).endsWith("7");
    assertThat(seen.get(0)).hasSize(JsonText.LONGEST);
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 5 : 7)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextGaussian();
      case 2 -> random.nextBoolean();
      case 3, 4 -> text(random);
      case 5 -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          list.add(value(random, depth + 1));
        }
        yield list;
      }
      default -> {
        java.util.Map<String, Object> object = new java.util.LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          object.put(text(random), value(random, depth + 1));
        }
        yield object;
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      int point = random.nextInt(1, random.nextBoolean() ? 0x80 : 0x11_0000);
      boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      text.appendCodePoint(half ? 'x' : point);
    }
    return text.toString();
  }

  /** A stream that gives few bytes at a time, as networks do. */
  private static InputStream trickle(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int from, int length) {
        return super.read(to, from, Math.min(length, 1 + random.nextInt(7)));
      }
    };
  }

  private static JsonStream stream(String json) {
    return new JsonStream(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
