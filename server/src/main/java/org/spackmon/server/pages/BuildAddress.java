package org.spackmon.server.pages;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.AttemptTold;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.Builds;

/** Which build does an address mean, which of its attempts, and where are its changes told? */
public final class BuildAddress {
  private BuildAddress() {}

  /**
   * The build that the path names.
   *
   * @throws ProblemException where there is none
   */
  public static BuildPage build(Builds builds, Context ctx) {
    long id = Desk.number("build", ctx.pathParam("build"));
    return builds
        .get(id)
        .orElseThrow(() -> ProblemException.notFound("No build has the number " + id + "."));
  }

  /**
   * One of its attempts.
   *
   * @param number the first is 1
   * @throws ProblemException where there is none
   */
  public static AttemptPart attempt(Builds builds, BuildPage build, int number) {
    return build.attempts().stream()
        .filter(attempt -> attempt.number() == number)
        .findFirst()
        .or(() -> builds.attempt(build.id(), number))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "Build " + build.id() + " has no attempt " + number + "."));
  }

  /** Where to hear of changes; null for an attempt that can't change any more. */
  public static @Nullable String live(Frame frame, AttemptPart attempt) {
    AttemptTold told = attempt.told();
    return attempt.outcome() == Outcome.RUNNING || (told != null && told.growing())
        ? frame.to("/live?on=attempt:" + attempt.id() + ",log:" + attempt.id())
        : null;
  }
}
