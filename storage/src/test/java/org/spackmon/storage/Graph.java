package org.spackmon.storage;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small spec file: the first package is the root, each names those it needs. */
public final class Graph {
  private final Map<String, List<String>> nodes = new LinkedHashMap<>();
  private final Map<String, String> extra = new LinkedHashMap<>();

  public Graph node(String name, String... dependencies) {
    nodes.put(name, List.of(dependencies));
    return this;
  }

  /** Further fields of a node, as JSON. */
  public Graph with(String name, String json) {
    extra.put(name, json);
    return this;
  }

  /** A root that needs all others, which need nothing. */
  public static Graph wide(String root, int dependencies) {
    Graph graph = new Graph();
    String[] names = new String[dependencies];
    for (int i = 0; i < dependencies; i++) {
      names[i] = root + "-dep" + i;
    }
    graph.node(root, names);
    for (String name : names) {
      graph.node(name);
    }
    return graph;
  }

  /** The full hash of a node. */
  public static String full(String name) {
    return "full-" + name;
  }

  /** The DAG hash of a node. */
  public static String hash(String name) {
    return "hash-" + name;
  }

  public byte[] json() {
    String body =
        nodes.entrySet().stream()
            .map(node -> node(node.getKey(), node.getValue()))
            .collect(Collectors.joining(",\n"));
    return "{\"spec\": {\"_meta\": {\"version\": 2}, \"nodes\": [\n%s\n]}}"
        .formatted(body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String node(String name, List<String> dependencies) {
    String edges =
        dependencies.stream()
            .map(
                each ->
                    "{\"name\": \"%s\", \"hash\": \"%s\", \"type\": [\"build\", \"link\"]}"
                        .formatted(each, hash(each)))
            .collect(Collectors.joining(", "));
    return """
        {"name": "%s", "version": "1.0", "hash": "%s", "full_hash": "%s",
         "compiler": {"name": "gcc", "version": "12.2.0"}, "parameters": {}%s,
         "dependencies": [%s]}"""
        .formatted(name, hash(name), full(name), extra.getOrDefault(name, ""), edges);
  }
}
