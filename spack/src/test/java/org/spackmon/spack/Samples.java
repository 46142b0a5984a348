package org.spackmon.spack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What do the tests read? One invented graph in the form of each version of Spack. */
final class Samples {

  static final List<String> ALL =
      List.of(
          "v1.json",
          "v2.json",
          "v3.json",
          "v3-dag-hashes.json",
          "v4.json",
          "v5.json",
          "failed-concretization.json");

  private Samples() {}

  static byte[] bytes(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SpecDocument read(String name) throws SpecFormatException {
    return SpecReader.read(bytes(name));
  }

  static SpecDocument readText(String json) throws SpecFormatException {
    return SpecReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the one node of a document, written with its opening and closing braces. */
  static SpecNode node(String json) throws SpecFormatException {
    return readText("{\"nodes\":[" + json + "]}").root();
  }

  static SpecNode node(SpecDocument document, String name) {
    return document.nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  static Map<String, String> digests(SpecDocument document) {
    Map<String, String> digests = new TreeMap<>();
    document.nodes().forEach(n -> digests.put(n.name(), hex(n)));
    return digests;
  }

  static String hex(SpecNode node) {
    return HexFormat.of().formatHex(node.digest());
  }
}
