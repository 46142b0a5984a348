package org.spackmon.spack;

import java.util.Comparator;

/**
 * In which order does text come? By code point, as UTF-8 and Spack's Python sort, unlike {@link
 * String#compareTo}.
 */
enum CodePointOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // A surrogate stands for a code point above all others; among each other their order is
        // right.
        boolean beyond = Character.isSurrogate(x) != Character.isSurrogate(y);
        return beyond ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
