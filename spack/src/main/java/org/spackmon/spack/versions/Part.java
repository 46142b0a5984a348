package org.spackmon.spack.versions;

import java.math.BigInteger;
import java.util.List;

/**
 * A component of a version. Words come before numbers, and numbers before the names that a branch
 * without end has.
 *
 * @param number of an endless one, its place among its like
 */
record Part(Rank rank, BigInteger number, String word) implements Comparable<Part> {

  enum Rank {
    WORD,
    NUMBER,
    ENDLESS
  }

  private static final List<String> ENDLESS =
      List.of("stable", "nightly", "trunk", "head", "master", "main", "develop");

  /** Larger than all that can be written. */
  static final Part INFINITY = endless(BigInteger.valueOf(ENDLESS.size()));

  static Part of(String text) {
    if (text.charAt(0) <= '9') {
      return new Part(Rank.NUMBER, new BigInteger(text), "");
    }
    int endless = ENDLESS.indexOf(text);
    return endless < 0 ? word(text) : endless(BigInteger.valueOf(endless));
  }

  static Part word(String word) {
    return new Part(Rank.WORD, BigInteger.ZERO, word);
  }

  private static Part endless(BigInteger place) {
    return new Part(Rank.ENDLESS, place, "");
  }

  /** The smallest one of the same length that is larger. */
  Part next() {
    return switch (rank) {
      case NUMBER -> new Part(rank, number.add(BigInteger.ONE), "");
      case ENDLESS -> endless(number.add(BigInteger.ONE));
      case WORD -> word(nextWord(word));
    };
  }

  private static String nextWord(String word) {
    String next = word;
    do {
      int last = next.length() - 1;
      char end = next.charAt(last);
      next =
          end == 'z' ? next + "A" : next.substring(0, last) + (end == 'Z' ? 'a' : (char) (end + 1));
    } while (ENDLESS.contains(next));
    return next;
  }

  @Override
  public int compareTo(Part that) {
    int byRank = rank.compareTo(that.rank);
    if (byRank != 0) {
      return byRank;
    }
    return rank == Rank.WORD ? word.compareTo(that.word) : number.compareTo(that.number);
  }
}
