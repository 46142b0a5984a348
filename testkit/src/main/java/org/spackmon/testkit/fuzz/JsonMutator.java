package org.spackmon.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes what a JSON text says, so that it stays JSON. */
final class JsonMutator {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\uD800",
          "\uDC00x",
          "\uFFFF",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "'; DROP TABLE build; --",
          "%s%n%x",
          "\u202Eabc",
          "FAILED_CONCRETIZATION",
          "99999999999999999999",
          "-1",
          "1e400",
          "NaN",
          ",,a,,b,",
          "日本語😀",
          "\r\n\r\nHTTP/1.1 200 OK");

  private final Random random;

  JsonMutator(Random random) {
    this.random = random;
  }

  /** Changes one to four places. */
  JsonNode mutate(JsonNode json) {
    JsonNode root = json.deepCopy();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(root, containers);
      if (containers.isEmpty() || random.nextInt(40) == 0) {
        root = value();
      } else {
        change(containers.get(random.nextInt(containers.size())));
      }
    }
    return root;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private void change(JsonNode node) {
    if (node instanceof ObjectNode object) {
      change(object);
    } else if (node instanceof ArrayNode list) {
      change(list);
    }
  }

  private void change(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? text() : names.get(random.nextInt(names.size()));
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(text(), names.isEmpty() ? value() : object.get(name));
      case 2 -> {
        JsonNode value = names.isEmpty() ? value() : object.remove(name);
        object.set(random.nextBoolean() ? name.toUpperCase(java.util.Locale.ROOT) : text(), value);
      }
      default -> object.set(name, value());
    }
  }

  private void change(ArrayNode list) {
    if (list.isEmpty()) {
      list.add(value());
      return;
    }
    int at = random.nextInt(list.size());
    switch (random.nextInt(5)) {
      case 0 -> list.remove(at);
      case 1 -> list.insert(at, value());
      case 2 -> list.insert(at, list.get(at).deepCopy());
      case 3 -> list.add(list.remove(at));
      default -> list.set(at, value());
    }
  }

  /** Anything that JSON can say. */
  private JsonNode value() {
    return switch (random.nextInt(14)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt(-3, 40));
      case 3 -> NODES.numberNode(random.nextLong());
      case 4 -> NODES.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300)));
      case 5 -> NODES.numberNode(new BigInteger(1 + random.nextInt(4000), random));
      case 6 -> NODES.arrayNode();
      case 7 -> NODES.objectNode();
      case 8 -> deep();
      case 9 -> NODES.textNode(text().repeat(random.nextInt(3_000)));
      case 10 -> NODES.arrayNode().add(value()).add(value());
      case 11 -> NODES.objectNode().set(text(), value());
      default -> NODES.textNode(text());
    };
  }

  private JsonNode deep() {
    JsonNode inner = NODES.textNode(text());
    for (int i = random.nextInt(400); i > 0; i--) {
      inner =
          random.nextBoolean() ? NODES.arrayNode().add(inner) : NODES.objectNode().set("a", inner);
    }
    return inner;
  }

  private String text() {
    if (random.nextInt(3) > 0) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.appendCodePoint(random.nextInt(random.nextInt(4) == 0 ? 0x11_0000 : 0x80));
    }
    return text.toString();
  }
}
