package org.spackmon.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What the description of the API says that answers look like. */
public final class Described {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Described() {}

  static ObjectNode description() {
    try {
      return (ObjectNode) JSON.readTree(OpenApi.read());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with an answer, or in it without being described.
   *
   * @param schema such as "/components/schemas/Problem"
   */
  public static List<String> errors(String schema, JsonNode answer) {
    ObjectNode document = JSON.createObjectNode();
    document.set("components", description().at("/components"));
    closed(document.at("/components/schemas"));
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("$ref", "#" + schema);
    JsonSchema compiled = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document);
    return compiled.validate(answer).stream().map(Object::toString).toList();
  }

  /** To a reader of the API, more fields may come; here, each must be described. */
  private static void closed(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.has("properties")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(Described::closed);
  }
}
