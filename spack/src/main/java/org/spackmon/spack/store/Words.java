package org.spackmon.spack.store;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives one and the same text for the same word, so that memory holds a hash once, however often it
 * is written.
 */
final class Words {
  private final Map<String, String> all = new HashMap<>();

  String same(String word) {
    String known = all.putIfAbsent(word, word);
    return known == null ? word : known;
  }
}
