package org.spackmon.record.attempts;

import org.jspecify.annotations.Nullable;
import org.spackmon.record.ClaimedStatus;

/**
 * Decides to which attempt a claim belongs. ms1 clients never say "I begin": they announce a build,
 * also one that is installed already, that is only analyzed, or that is uploaded a second time. So
 * an announcement alone never opens a second attempt, it arms; and what a run repeats word for word
 * is held. {@code docs/attempts.md} draws the states.
 *
 * <p>Within one run the order in which claims arrive doesn't matter, nor how often they do.
 */
public final class AttemptMachine {
  private AttemptMachine() {}

  /** What an announcement does. */
  public enum Announcement {
    /** The first anybody hears of this build. */
    OPENS,
    /** The attempt has nothing to show yet. */
    JOINS,
    /** The next claim that the last attempt doesn't hold may open a new one. */
    ARMS
  }

  public static Announcement announce(BuildState build, long run) {
    AttemptState last = build.last();
    if (last == null) {
      return Announcement.OPENS;
    }
    return last.empty() ? Announcement.JOINS : Announcement.ARMS;
  }

  public static Decision phase(BuildState build, long run, String name, PhaseState said) {
    return decide(build, run, !said.output().isEmpty(), of -> fit(of.phases().get(name), said));
  }

  public static Decision status(BuildState build, long run, ClaimedStatus said) {
    return decide(
        build,
        run,
        false,
        attempt -> {
          if (attempt.statuses().contains(said)) {
            return Fit.SAME;
          }
          return attempt.statuses().isEmpty() ? Fit.NEW : Fit.OTHER;
        });
  }

  /**
   * @param telling whether no two tries say the same: a log has times in it
   */
  private static Decision decide(BuildState build, long run, boolean telling, Claim claim) {
    AttemptState last = build.last();
    if (last == null) {
      return new Decision.Open(null, Replayed.NOTHING);
    }
    AttemptState own = build.of(run);
    AttemptState target = own == null ? last : own;
    Replayed replayed = build.armed().get(run);
    boolean armed = replayed != null;
    Fit fit = claim.fits(target);
    if (fit == Fit.SAME) {
      return new Decision.Held(target, armed && target.last());
    }
    if (!target.last() && claim.fits(last) == Fit.SAME) {
      return new Decision.Held(last, armed);
    }
    if (armed && telling) {
      for (AttemptState earlier : build.attempts()) {
        if (claim.fits(earlier) == Fit.SAME) {
          return new Decision.Held(earlier, false);
        }
      }
    }
    if (target.empty()) {
      return new Decision.Into(target, target.opener() != run);
    }
    boolean anew = own == null || fit == Fit.OTHER;
    if (replayed != null && anew) {
      return new Decision.Open(last, replayed);
    }
    return new Decision.Into(target, false);
  }

  private static Fit fit(@Nullable PhaseState held, PhaseState said) {
    if (held == null) {
      return Fit.NEW;
    }
    return held.equals(said) ? Fit.SAME : Fit.OTHER;
  }

  /** How a claim relates to what an attempt holds. */
  private enum Fit {
    SAME,
    OTHER,
    NEW
  }

  private interface Claim {
    Fit fits(AttemptState attempt);
  }
}
