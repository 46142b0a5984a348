package org.spackmon.spack.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;

/**
 * How are many specs told as one graph? As spec files with all that the specs need, each node once,
 * so that what a thousand specs share is written once for all of them.
 */
public final class SpecDocuments {
  private static final int MOST_SPECS = 1_000;
  private static final int MOST_BYTES = 3 << 20;

  private final Function<String, @Nullable StoredNode> nodes;
  private final int format;
  private final Problems problems;

  private SpecDocuments(
      Function<String, @Nullable StoredNode> nodes, int format, Problems problems) {
    this.nodes = nodes;
    this.format = format;
    this.problems = problems;
  }

  public static SpecDocuments of(StoreContents contents, Problems problems) {
    return new SpecDocuments(contents::node, contents.format(), problems);
  }

  public static SpecDocuments of(SpecFile file, Problems problems) {
    return new SpecDocuments(file.nodes()::get, file.format() == 0 ? 5 : file.format(), problems);
  }

  /**
   * A part of the specs, and the file that tells of them.
   *
   * @param json null where they can't be told
   */
  public record Document(List<String> hashes, byte @Nullable [] json) {}

  /** Takes specs from a queue, as many as fit into one file, and writes that. */
  public List<Document> next(Deque<String> queue) {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    List<String> hashes = new ArrayList<>();
    int bytes = 0;
    while (!queue.isEmpty() && hashes.size() < MOST_SPECS && bytes < MOST_BYTES) {
      String hash = queue.remove();
      bytes += add(hash, texts);
      hashes.add(hash);
    }
    return documents(hashes, texts);
  }

  /** Writes all of these specs into one file, however large. */
  public byte[] whole(Iterable<String> hashes) {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    hashes.forEach(hash -> add(hash, texts));
    return write(texts.values());
  }

  /** With all that it needs; gives the bytes that this took. */
  private int add(String hash, Map<String, byte[]> texts) {
    int bytes = 0;
    Deque<String> open = new ArrayDeque<>(List.of(hash));
    while (!open.isEmpty()) {
      String next = open.pop();
      StoredNode node = texts.containsKey(next) ? null : nodes.apply(next);
      if (node != null) {
        try {
          byte[] text = node.text(next);
          texts.put(next, text);
          bytes += text.length;
          node.dependencies().forEach(open::push);
        } catch (IOException e) {
          problems.found(node.name() + " " + next + ": can't be read again: " + e.getMessage());
        }
      }
    }
    return bytes;
  }

  /** One that can't be understood mustn't take the others with it. */
  private List<Document> documents(List<String> hashes, Map<String, byte[]> texts) {
    byte[] json = write(texts.values());
    try {
      SpecReader.read(json);
      return List.of(new Document(hashes, json));
    } catch (SpecFormatException e) {
      if (hashes.size() < 2) {
        problems.found(hashes + ": " + e.getMessage());
        return List.of(new Document(hashes, null));
      }
    }
    List<Document> halves = new ArrayList<>();
    int half = hashes.size() / 2;
    for (List<String> part :
        List.of(hashes.subList(0, half), hashes.subList(half, hashes.size()))) {
      Map<String, byte[]> own = new LinkedHashMap<>();
      part.forEach(hash -> add(hash, own));
      halves.addAll(documents(part, own));
    }
    return halves;
  }

  private byte[] write(Iterable<byte[]> texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("{\"spec\":{\"_meta\":{\"version\":" + format + "},\"nodes\":[")
            .getBytes(StandardCharsets.UTF_8));
    boolean first = true;
    for (byte[] text : texts) {
      if (!first) {
        out.write(',');
      }
      first = false;
      out.writeBytes(onOneLine(text));
    }
    out.writeBytes("]}}".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Journals are lines: what was indented is written on one. */
  private static byte[] onOneLine(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n' || text[i] == '\r') {
        text[i] = ' ';
      }
    }
    return text;
  }
}
