package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import org.junit.jupiter.api.Test;

/** Can a spec be read from the middle of a body? */
class SpecInABodyTest {

  private static final String BODY =
      "{\"before\": 1, \"spec\": {\"nodes\": [%s]}, \"after\": \"x\"}";
  private static final String NODE = "{\"name\": \"a\", \"hash\": \"1\"}";

  @Test
  void value_isConsumedExactly() throws Exception {
    try (JsonParser parser = atSpec(BODY.formatted(NODE))) {
      parser.nextToken();

      assertThat(SpecReader.read(parser).root().name()).isEqualTo("a");
      assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
      assertThat(parser.nextFieldName()).isEqualTo("after");
      assertThat(parser.nextTextValue()).isEqualTo("x");
    }
  }

  @Test
  void parser_atTheFieldsName() throws Exception {
    try (JsonParser parser = atSpec(BODY.formatted(NODE))) {
      assertThat(SpecReader.read(parser).root().name()).isEqualTo("a");
      assertThat(parser.nextFieldName()).isEqualTo("after");
    }
  }

  @Test
  void path_isThatOfTheBody() throws Exception {
    try (JsonParser parser = atSpec(BODY.formatted("7"))) {
      assertThatThrownBy(() -> SpecReader.read(parser))
          .isInstanceOf(SpecFormatException.class)
          .hasMessageContaining("found a number at $.spec.nodes[0]");
    }
  }

  @Test
  void body_cutShort() throws Exception {
    try (JsonParser parser = atSpec("{\"before\": 1, \"spec\": {\"nodes\": [")) {
      assertThatThrownBy(() -> SpecReader.read(parser))
          .isInstanceOf(SpecFormatException.class)
          .hasMessageStartingWith("expected JSON at $.spec.nodes (line 1, column 34)");
    }
  }

  @Test
  void source_thatFails() throws Exception {
    Reader broken = Reader.nullReader();
    broken.close();
    try (JsonParser parser = new JsonFactory().createParser(broken)) {
      assertThatThrownBy(() -> SpecReader.read(parser))
          .isInstanceOf(IOException.class)
          .hasMessage("Stream closed");
    }
  }

  private static JsonParser atSpec(String body) throws IOException {
    JsonParser parser = new JsonFactory().createParser(body);
    while (!"spec".equals(parser.currentName())) {
      parser.nextToken();
    }
    return parser;
  }
}
