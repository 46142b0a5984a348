package org.spackmon.spack.targets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which processors does somebody ask for? What follows {@code target=}: names and ranges in a list.
 * The order is partial: a range has what descends from its lower end and precedes its upper one.
 */
public record TargetSet(List<Term> terms) {

  /** A name that no target has. */
  public static final TargetSet NONE = parse("");

  private static final String ANY = "*";

  public TargetSet {
    terms = List.copyOf(terms);
  }

  /**
   * A name where both ends are one, else a range.
   *
   * @param low null without a lower end
   * @param high null without an upper end
   */
  public record Term(@Nullable String low, @Nullable String high, boolean range) {

    private static Term parse(String text) {
      int colon = text.indexOf(':');
      if (colon < 0) {
        return new Term(text, text, false);
      }
      String low = text.substring(0, colon);
      String high = text.substring(colon + 1);
      return new Term(low.isEmpty() ? null : low, high.isEmpty() ? null : high, true);
    }

    private boolean contains(String target) {
      if (!range) {
        return target.equals(low);
      }
      return (low == null || Targets.descends(target, low))
          && (high == null || Targets.precedes(target, high));
    }

    private @Nullable Term intersection(Term that) {
      if (!range) {
        return low != null && that.contains(low) ? this : null;
      }
      return that.range ? narrowed(that) : that.intersection(this);
    }

    /** The upper of the lower ends to the lower of the upper ones, where they can be compared. */
    private @Nullable Term narrowed(Term that) {
      String from = low == null ? that.low : low;
      if (low != null && that.low != null) {
        from = Targets.reaches(that.low, low) ? low : that.low;
        if (!Targets.reaches(low, from)) {
          return null;
        }
      }
      String to = high == null ? that.high : high;
      if (high != null && that.high != null) {
        to = Targets.reaches(high, that.high) ? high : that.high;
        if (!Targets.reaches(to, high)) {
          return null;
        }
      }
      boolean apart = from != null && to != null && !Targets.reaches(from, to);
      // Two ranges without ends have nothing in common that Spack could name.
      return apart || (from == null && to == null)
          ? null
          : new Term(from, to, from == null || !from.equals(to));
    }

    @Override
    public String toString() {
      return range ? (low == null ? "" : low) + ":" + (high == null ? "" : high) : "" + low;
    }
  }

  public static TargetSet parse(String text) {
    return new TargetSet(Arrays.stream(text.split(",", -1)).map(Term::parse).toList());
  }

  /** Whether any target will do, as long as there is one. */
  private boolean any() {
    return terms.size() == 1 && ANY.equals(terms.get(0).low) && !terms.get(0).range;
  }

  /** Whether one name stands alone. */
  public boolean single() {
    return terms.size() == 1 && !terms.get(0).range;
  }

  /**
   * Whether a target is meant.
   *
   * @throws org.spackmon.spack.UnanswerableException when the end of a range is unknown
   */
  public boolean contains(String target) {
    if (any()) {
      return true;
    }
    // Every term is looked at: an unknown end is told even where another one fits.
    return terms.stream().filter(term -> term.contains(target)).count() > 0;
  }

  /** Whether some target could be meant by both; an asterisk then is a name. */
  public boolean intersects(TargetSet other) {
    return !intersection(other).terms.isEmpty();
  }

  /** The targets that both mean. */
  public TargetSet intersection(TargetSet other) {
    List<Term> shared = new ArrayList<>();
    for (Term mine : terms) {
      for (Term theirs : other.terms) {
        Term both = mine.intersection(theirs);
        if (both != null) {
          shared.add(both);
        }
      }
    }
    return new TargetSet(shared);
  }

  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(","));
  }
}
