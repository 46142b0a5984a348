package org.spackmon.spack.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What do the spec files say that Spack wrote before 0.17? Reads YAML as a program writes it: each
 * key and each entry of a list on a line of its own, below what holds it.
 */
final class LineYaml {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern KEY =
      Pattern.compile("('[^']*'|\"[^\"]*\"|[^\\s'\"\\[{#][^:]*):(?: (.*))?");
  private static final String ENTRY = "- ";
  private static final int DEEPEST = 100;

  private final List<Line> lines = new ArrayList<>();
  private int at;
  private int depth;

  private record Line(int indent, String text) {
    boolean isEntry() {
      return text.startsWith(ENTRY);
    }
  }

  private LineYaml(String text) {
    for (String line : text.lines().toList()) {
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#") && !content.equals("---")) {
        lines.add(new Line(line.indexOf(content), content));
      }
    }
  }

  /** What isn't in this form is left out. */
  static JsonNode read(String text) {
    LineYaml yaml = new LineYaml(text);
    return yaml.lines.isEmpty() ? NODES.nullNode() : yaml.block();
  }

  private JsonNode block() {
    Line first = lines.get(at);
    depth++;
    JsonNode block =
        depth > DEEPEST ? pass() : first.isEntry() ? list(first.indent) : map(first.indent);
    depth--;
    return block;
  }

  private JsonNode pass() {
    at = lines.size();
    return NODES.nullNode();
  }

  private ArrayNode list(int indent) {
    ArrayNode list = NODES.arrayNode();
    while (at < lines.size() && lines.get(at).indent == indent && lines.get(at).isEntry()) {
      String rest = lines.get(at).text.substring(ENTRY.length()).strip();
      if (KEY.matcher(rest).matches()) {
        lines.set(at, new Line(indent + ENTRY.length(), rest));
        list.add(block());
      } else {
        list.add(value(rest));
        at++;
      }
    }
    return list;
  }

  private ObjectNode map(int indent) {
    ObjectNode map = NODES.objectNode();
    while (at < lines.size() && lines.get(at).indent >= indent) {
      Line line = lines.get(at);
      Matcher key = KEY.matcher(line.text);
      if (line.indent == indent && line.isEntry()) {
        break;
      }
      at++;
      if (line.indent == indent && key.matches()) {
        String value = key.group(2) == null ? "" : key.group(2).strip();
        map.set(plain(key.group(1)), value.isEmpty() ? below(indent) : value(value));
      }
    }
    return map;
  }

  private JsonNode below(int indent) {
    boolean more =
        at < lines.size()
            && (lines.get(at).indent > indent
                || (lines.get(at).indent == indent && lines.get(at).isEntry()));
    return more ? block() : NODES.nullNode();
  }

  private static JsonNode value(String text) {
    if (text.startsWith("[") && text.endsWith("]")) {
      ArrayNode list = NODES.arrayNode();
      for (String each : text.substring(1, text.length() - 1).split(",", -1)) {
        if (!each.isBlank()) {
          list.add(plain(each.strip()));
        }
      }
      return list;
    }
    return switch (text) {
      case "true", "false" -> NODES.booleanNode(text.equals("true"));
      case "null", "~" -> NODES.nullNode();
      case "{}" -> NODES.objectNode();
      default -> NODES.textNode(plain(text));
    };
  }

  private static String plain(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text.strip();
  }
}
