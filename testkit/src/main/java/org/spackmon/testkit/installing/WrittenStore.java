package org.spackmon.testkit.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small install tree written by hand, as the database of any Spack since 0.16 has it. */
public final class WrittenStore {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private final Path root;
  private final int version;
  private final Map<String, String> records = new LinkedHashMap<>();

  /**
   * An empty tree.
   *
   * @param version of its database: 5 for Spack 0.16, 6 for 0.17, 7 up to 0.23, 8 since 1.0
   */
  public WrittenStore(Path root, int version) {
    this.root = root;
    this.version = version;
  }

  /** The hash that a package has here. */
  public static String hash(String name) {
    return (name + ALPHABET).substring(0, 32);
  }

  public Path prefix(String name) {
    return root.resolve("linux-zen2").resolve(name + "-1.2-" + hash(name));
  }

  /** A package with a prefix, in which there is nothing but its spec file. */
  public WrittenStore with(String name, String... needs) throws IOException {
    Path folder = Files.createDirectories(prefix(name).resolve(".spack"));
    Files.writeString(
        folder.resolve("spec.json"),
        "{\"spec\":{\"_meta\":{\"version\":%d},\"nodes\":[%s]}}"
            .formatted(
                Math.max(2, version - 3),
                Stream.concat(Stream.of(node(name, needs)), Stream.of(needs).map(this::node))
                    .collect(Collectors.joining(","))));
    return record(name, "\"path\":\"%s\",\"installed\":true".formatted(prefix(name)), needs);
  }

  /**
   * A record of the database, and nothing else.
   *
   * @param facts its other fields, as JSON
   */
  public WrittenStore record(String name, String facts, String... needs) {
    String node = node(name, needs);
    records.put(
        hash(name),
        "{\"spec\":%s,%s,\"explicit\":false}"
            .formatted(version == 5 ? "{\"%s\":%s}".formatted(name, node) : node, facts));
    return this;
  }

  private String node(String name, String... needs) {
    String known =
        version == 5 ? "" : "\"name\":\"%s\",\"hash\":\"%s\",".formatted(name, hash(name));
    String compiler = version > 7 ? "" : "\"compiler\":{\"name\":\"gcc\",\"version\":\"12.2.0\"},";
    String dependencies = Stream.of(needs).map(this::dependency).collect(Collectors.joining(","));
    return """
        {%s"version":"1.2","arch":{"platform":"linux","platform_os":"debian12","target":"zen2"},\
        %s"namespace":"own","parameters":{"cflags":[]},"dependencies":%s}"""
        .formatted(
            known, compiler, version == 5 ? "{" + dependencies + "}" : "[" + dependencies + "]");
  }

  private String dependency(String name) {
    return switch (version) {
      case 5 -> "\"%s\":{\"hash\":\"%s\",\"type\":[\"link\"]}".formatted(name, hash(name));
      case 6 -> "{\"name\":\"%s\",\"hash\":\"%s\",\"type\":[\"link\"]}".formatted(name, hash(name));
      default ->
          """
          {"name":"%s","hash":"%s","parameters":{"deptypes":["link"],"virtuals":[]}}"""
              .formatted(name, hash(name));
    };
  }

  /** Writes the database; gives the root. */
  public Path write() throws IOException {
    List<String> entries =
        records.entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
            .toList();
    Files.writeString(
        Files.createDirectories(root.resolve(".spack-db")).resolve("index.json"),
        "{\"database\":{\"version\":\"%d\",\"installs\":{%s}}}"
            .formatted(version, String.join(",", entries)));
    return root;
  }
}
