package org.spackmon.spack.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * What is in what, by the events of a YAML file? Each is put in its place at once, so that nothing
 * is lost when the file breaks off. Values stay the text that they are (the version 2.10 isn't the
 * number 2.1); only unquoted words for true, false and nothing mean these.
 */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String MERGED = "<<";
  private static final String STANDARD = "tag:yaml.org,2002:";

  /** Levels; Spack's files have about ten. */
  private static final int DEEPEST = 100;

  /** Values, those that aliases repeat among them: a small file can mean billions. */
  private static final int MOST = 1_000_000;

  private final Path file;
  private final Problems problems;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private JsonNode root = NODES.nullNode();
  private int count;

  /** What an alias repeats, and how many values it is. */
  private record Anchored(JsonNode node, int count) {}

  private static final class Level {
    final ContainerNode<?> node;
    final @Nullable Anchor anchor;
    final int before;

    /** Whether what it holds belongs to the mapping around it. */
    final boolean merged;

    final Set<String> keys = new HashSet<>();
    @Nullable String key;

    Level(ContainerNode<?> node, @Nullable Anchor anchor, int before, boolean merged) {
      this.node = node;
      this.anchor = anchor;
      this.before = before;
      this.merged = merged;
    }
  }

  YamlTree(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  JsonNode root() {
    return root;
  }

  void problem(Optional<Mark> place, String what) {
    String line = place.map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
    problems.found(file + ": " + line + what);
  }

  /** False when nothing more is to be taken. */
  boolean take(Event event) {
    if (event instanceof ScalarEvent scalar) {
      tag(scalar.getTag(), scalar);
      JsonNode value = value(scalar);
      scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, 1)));
      put(value, 1, event);
    } else if (event instanceof CollectionStartEvent start) {
      tag(start.getTag(), start);
      ContainerNode<?> node =
          start instanceof MappingStartEvent ? NODES.objectNode() : NODES.arrayNode();
      boolean merged = levels.peek() != null && MERGED.equals(levels.peek().key);
      JsonNode there = put(node, 1, event);
      levels.push(
          new Level(
              there instanceof ContainerNode<?> same ? same : node,
              start.getAnchor().orElse(null),
              count,
              merged));
    } else if (event instanceof AliasEvent alias) {
      alias(alias);
    } else if (event instanceof CollectionEndEvent) {
      Level level = levels.pop();
      if (level.anchor != null) {
        anchors.put(level.anchor, new Anchored(level.node, count - level.before + 1));
      }
      if (level.merged && levels.peek() != null && levels.peek().node instanceof ObjectNode map) {
        merge(map, level.node);
      }
    }
    return !(event instanceof DocumentEndEvent) && !tooMuch(event);
  }

  private boolean tooMuch(Event event) {
    boolean deep = levels.size() > DEEPEST;
    if (deep || count > MOST) {
      String what = deep ? DEEPEST + " levels" : MOST + " values";
      problem(event.getStartMark(), "more than " + what + "; what stands before it is used");
      return true;
    }
    return false;
  }

  private void tag(Optional<String> tag, Event event) {
    if (tag.isPresent() && !tag.get().startsWith(STANDARD) && !tag.get().equals("!")) {
      problem(
          event.getStartMark(),
          "nobody here knows the tag " + tag.get() + "; what it stands before is taken as it is");
    }
  }

  private static JsonNode value(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain() || scalar.getTag().isPresent()) {
      return NODES.textNode(text);
    }
    return switch (text) {
      case "true", "false" -> NODES.booleanNode(text.equals("true"));
      case "", "null", "~" -> NODES.nullNode();
      default -> NODES.textNode(text);
    };
  }

  private void alias(AliasEvent alias) {
    Anchored anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      problem(alias.getStartMark(), "nothing whole before it is called " + alias.getAlias());
      put(NODES.nullNode(), 1, alias);
    } else if (count + anchored.count > MOST) {
      count = MOST + 1;
    } else {
      put(anchored.node.deepCopy(), anchored.count, alias);
    }
  }

  /**
   * Puts a value, or a key, where the file stands.
   *
   * @return what is there now: a mapping that stands twice is one
   */
  private JsonNode put(JsonNode value, int more, Event event) {
    count += more;
    Level level = levels.peek();
    if (level == null) {
      root = value;
    } else if (level.node instanceof ArrayNode list) {
      list.add(value);
    } else if (level.node instanceof ObjectNode map) {
      if (level.key == null) {
        level.key = key(value, event);
      } else {
        String key = level.key;
        level.key = null;
        return put(map, key, value, !level.keys.add(key), event);
      }
    }
    return value;
  }

  private String key(JsonNode value, Event event) {
    if (value.isContainerNode()) {
      problem(event.getStartMark(), "what holds others can't be a key");
    }
    return value.asText();
  }

  private JsonNode put(ObjectNode map, String key, JsonNode value, boolean again, Event event) {
    if (key.equals(MERGED) && value.isContainerNode()) {
      merge(map, value); // what only begins here holds nothing yet
      return value;
    }
    if (again && map.get(key) instanceof ObjectNode there && value.isObject()) {
      problem(event.getStartMark(), key + " stands twice; both count");
      there.setAll((ObjectNode) value);
      return there;
    }
    if (again) {
      problem(event.getStartMark(), key + " stands twice; the last one counts");
    }
    map.set(key, value);
    return value;
  }

  /** What a mapping says itself counts, then what the first of several others says. */
  private static void merge(ObjectNode map, JsonNode others) {
    if (others instanceof ObjectNode other) {
      other.properties().forEach(each -> map.putIfAbsent(each.getKey(), each.getValue()));
    } else {
      others.forEach(other -> merge(map, other));
    }
  }
}
