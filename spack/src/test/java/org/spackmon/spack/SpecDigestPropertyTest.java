package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does a digest depend on how a text happens to be laid out? */
class SpecDigestPropertyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> samples() {
    return Samples.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void digest_whateverTheOrderAndWhiteSpace(String sample) throws Exception {
    Map<String, String> expected = Samples.digests(Samples.read(sample));
    JsonNode document = JSON.readTree(Samples.bytes(sample));
    Random random = new Random(17);

    for (int round = 0; round < 200; round++) {
      JsonNode shuffled = shuffled(document, random);
      byte[] text =
          random.nextBoolean()
              ? JSON.writeValueAsBytes(shuffled)
              : JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(shuffled);
      assertThat(Samples.digests(SpecReader.read(text))).isEqualTo(expected);
    }
  }

  /** Any order of keys, and of the lists of objects: of nodes and of edges. */
  private static JsonNode shuffled(JsonNode value, Random random) {
    if (value instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
      Collections.shuffle(fields, random);
      ObjectNode copy = JSON.createObjectNode();
      fields.forEach(field -> copy.set(field.getKey(), shuffled(field.getValue(), random)));
      return copy;
    }
    if (value instanceof ArrayNode list) {
      List<JsonNode> elements = new ArrayList<>();
      list.forEach(element -> elements.add(shuffled(element, random)));
      if (!elements.isEmpty() && elements.get(0).isObject()) {
        Collections.shuffle(elements, random);
      }
      return JSON.createArrayNode().addAll(elements);
    }
    return value;
  }
}
