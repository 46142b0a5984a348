package org.spackmon.spack.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where is the text of a node of a graph, and which others does it need?
 *
 * @param hash its DAG hash; null where the text leaves it out, as the oldest databases do
 * @param named whether the text names its package, which the oldest databases write around it
 * @param dependencies their DAG hashes
 * @param from the first byte of its object where its text is
 * @param length of its object in bytes
 */
public record StoredNode(
    String name,
    @Nullable String hash,
    boolean external,
    boolean named,
    List<String> dependencies,
    NodeText source,
    long from,
    int length) {

  /** Bytes; most nodes have three thousand. */
  private static final int LONGEST = 4 << 20;

  /**
   * Its object, with its name and hash in it.
   *
   * @param known the hash by which it is known where its text names none
   */
  byte[] text(String known) throws IOException {
    if (length > LONGEST) {
      throw new IOException("what is said of it is larger than %d MiB".formatted(LONGEST >> 20));
    }
    byte[] text = source.read(from, length);
    String more =
        (named ? "" : "\"name\":\"" + name + "\",")
            + (hash != null ? "" : "\"hash\":\"" + known + "\",");
    if (more.isEmpty()) {
      return text;
    }
    byte[] start = ("{" + more).getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[start.length + text.length - 1];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(text, 1, whole, start.length, text.length - 1);
    return whole;
  }
}
