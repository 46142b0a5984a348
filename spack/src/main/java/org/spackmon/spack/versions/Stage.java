package org.spackmon.spack.versions;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How finished is a version? {@code 1.3rc2} comes before {@code 1.3}.
 *
 * @param place alpha, beta, release candidate, final
 */
record Stage(int place, @Nullable BigInteger number) implements Comparable<Stage> {

  private static final List<String> NAMES = List.of("alpha", "beta", "rc", "final");

  static final Stage ALPHA = new Stage(0, null);
  static final Stage FINAL = new Stage(NAMES.size() - 1, null);

  private static final Comparator<Stage> ORDER =
      Comparator.comparingInt(Stage::place)
          .thenComparing(Stage::number, Comparator.nullsFirst(Comparator.naturalOrder()));

  static boolean names(String word) {
    return NAMES.contains(word);
  }

  static Stage named(String word, @Nullable BigInteger number) {
    return new Stage(NAMES.indexOf(word), number);
  }

  boolean isFinal() {
    return place == FINAL.place;
  }

  Stage next() {
    return new Stage(place, number == null ? BigInteger.ZERO : number.add(BigInteger.ONE));
  }

  @Override
  public int compareTo(Stage that) {
    return ORDER.compare(this, that);
  }
}
