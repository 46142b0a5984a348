package org.spackmon.spack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What might a broken or hostile client send? Documents with a few things wrong, the same for the
 * same seed.
 */
final class Mutants {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "0",
          "-1e400",
          "1".repeat(400),
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[]",
          "{}",
          "[[[[]]]]",
          "[null]",
          "{\"\":{}}",
          "{\"name\":1}",
          "\"FAILED_CONCRETIZATION\"",
          "[{}]",
          "NaN",
          "\"" + "y".repeat(2000) + "\"");

  private final Random random;

  Mutants(long seed) {
    random = new Random(seed);
  }

  byte[] of(byte[] document) {
    byte[] mutant = random.nextBoolean() ? rewritten(document) : document.clone();
    return switch (random.nextInt(4)) {
      case 0 -> flipped(mutant);
      case 1 -> Arrays.copyOf(mutant, random.nextInt(mutant.length + 1));
      case 2 -> spliced(mutant);
      default -> rewritten(document);
    };
  }

  private byte[] flipped(byte[] bytes) {
    for (int i = random.nextInt(8); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** Copies a piece over another place, which makes keys, braces and hashes appear twice. */
  private byte[] spliced(byte[] bytes) {
    int length = random.nextInt(Math.min(bytes.length, 200));
    int from = random.nextInt(bytes.length - length);
    int to = random.nextInt(bytes.length - length);
    System.arraycopy(bytes.clone(), from, bytes, to, length);
    return bytes;
  }

  /** Still JSON, but with some values replaced by others, and some keys doubled or gone. */
  private byte[] rewritten(byte[] document) {
    try {
      StringBuilder text = new StringBuilder();
      write(JSON.readTree(document), text, 1 + random.nextInt(200));
      return text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(JsonNode value, StringBuilder text, int rarity) {
    if (random.nextInt(rarity) == 0 && random.nextInt(4) == 0) {
      text.append(ODD.get(random.nextInt(ODD.size())));
    } else if (value.isObject()) {
      text.append('{');
      value
          .properties()
          .forEach(
              field -> {
                int times = random.nextInt(rarity) > 0 ? 1 : random.nextInt(3);
                for (int i = 0; i < times; i++) {
                  comma(text).append('"').append(field.getKey()).append("\":");
                  write(field.getValue(), text, rarity);
                }
              });
      text.append('}');
    } else if (value.isArray()) {
      text.append('[');
      value.forEach(element -> write(element, comma(text), rarity));
      text.append(']');
    } else {
      text.append(value);
    }
  }

  private static StringBuilder comma(StringBuilder text) {
    char last = text.charAt(text.length() - 1);
    return last == '{' || last == '[' ? text : text.append(',');
  }
}
