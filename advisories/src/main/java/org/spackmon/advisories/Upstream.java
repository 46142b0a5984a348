package org.spackmon.advisories;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of two versions comes first, as far as every order agrees? Semantic versions, Python, the
 * distributions and Spack read numbers and dots alike; about what follows them they differ: {@code
 * 1.2b} comes before 1.2 here and after it there. So an answer is sure where numbers decide.
 *
 * @param rest what follows the numbers
 */
record Upstream(List<BigInteger> numbers, String rest) {
  private static final Pattern START = Pattern.compile("v?([0-9]+(?:[.][0-9]+)*)(.*)");

  /** Who comes first. */
  enum Order {
    BEFORE,
    SAME,
    AFTER,
    UNSURE
  }

  static Upstream of(String text) {
    String small = text.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = START.matcher(small);
    if (!matcher.matches()) {
      return new Upstream(List.of(), small);
    }
    List<BigInteger> numbers = new ArrayList<>();
    for (String number : matcher.group(1).split("[.]", -1)) {
      numbers.add(new BigInteger(number));
    }
    return new Upstream(numbers, matcher.group(2));
  }

  Order order(Upstream that) {
    int shared = Math.min(numbers.size(), that.numbers.size());
    for (int i = 0; i < shared; i++) {
      int byNumber = numbers.get(i).compareTo(that.numbers.get(i));
      if (byNumber != 0) {
        return byNumber < 0 ? Order.BEFORE : Order.AFTER;
      }
    }
    if (shared == 0) {
      return equals(that) ? Order.SAME : Order.UNSURE;
    }
    if (numbers.size() < that.numbers.size()) {
      return shorter(that, Order.BEFORE);
    }
    return numbers.size() > that.numbers.size() ? that.shorter(this, Order.AFTER) : byRest(that);
  }

  /** 1.2 is 1.2.0, and comes before 1.2.1. */
  private Order shorter(Upstream longer, Order order) {
    boolean zeros =
        longer.numbers.subList(numbers.size(), longer.numbers.size()).stream()
            .allMatch(number -> number.signum() == 0);
    if (!rest.isEmpty()) {
      return Order.UNSURE;
    }
    if (!zeros) {
      return order;
    }
    return longer.rest.isEmpty() ? Order.SAME : Order.UNSURE;
  }

  /** Of 1.1.1k and 1.1.1w all say the same. */
  private Order byRest(Upstream that) {
    if (rest.equals(that.rest)) {
      return Order.SAME;
    }
    boolean letters = rest.matches("[a-z]") && that.rest.matches("[a-z]");
    if (!letters) {
      return Order.UNSURE;
    }
    return rest.compareTo(that.rest) < 0 ? Order.BEFORE : Order.AFTER;
  }
}
