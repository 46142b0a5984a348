package org.spackmon.record.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;

/** The sessions that were seen, each as a story of one build. */
final class AttemptMachineTest {
  private static final long FIRST = 1;
  private static final long SECOND = 2;
  private static final long THIRD = 3;

  @Test
  void install_isOneAttempt() {
    assertThat(installed(new BuildStory(), FIRST, "12:00").told())
        .containsExactly("success: build edit install");
  }

  @Test
  void installedAlready_staysAnnounced() {
    assertThat(new BuildStory().announce(FIRST).told()).containsExactly("announced: ");
  }

  @Test
  void analysisOfAnInstalledBuild_opensNothing() {
    BuildStory story = installed(new BuildStory(), FIRST, "12:00").announce(SECOND);
    assertThat(story.told()).containsExactly("success: build edit install");
  }

  @Test
  void secondUpload_changesNothing() {
    BuildStory story = installed(new BuildStory(), FIRST, "12:00");
    assertThat(installed(story, SECOND, "12:00").told())
        .containsExactly("success: build edit install");
  }

  @Test
  void rebuild_isASecondAttempt_withThePhasesThatHaveNoLog() {
    BuildStory story = installed(new BuildStory(), FIRST, "12:00");
    assertThat(installed(story, SECOND, "13:00").told())
        .containsExactly("success: build edit install", "success: build edit install");
  }

  @Test
  void twoSavedRunsInOneUpload_areTwoAttempts() {
    BuildStory story = installed(new BuildStory(), FIRST, "12:00");
    assertThat(installed(story, FIRST, "13:00").told())
        .containsExactly("success: build edit install", "success: build edit install");
  }

  @Test
  void savedRunWithoutAnEnd_thenAnother_inOneUpload_areTwoAttempts() {
    BuildStory story = failed(new BuildStory(), FIRST, "13:00");
    failed(story, FIRST, "12:00").status(FIRST, ClaimedStatus.FAILED);
    assertThat(story.told()).containsExactly("failed: build! edit", "failed: build! edit");
  }

  @Test
  void twoSavedRuns_uploadedAgain_inAnyOrder_changeNothing() {
    BuildStory story = failed(new BuildStory(), FIRST, "12:00");
    story.status(FIRST, ClaimedStatus.FAILED);
    failed(story, FIRST, "13:00");
    failed(story, SECOND, "12:00").status(SECOND, ClaimedStatus.FAILED);
    failed(story, SECOND, "13:00");
    failed(story, THIRD, "13:00");
    failed(story, THIRD, "12:00").status(THIRD, ClaimedStatus.FAILED);
    assertThat(story.told()).containsExactly("failed: build! edit", "failed: build! edit");
  }

  @Test
  void failureThenFix_isTwoAttempts() {
    BuildStory story =
        new BuildStory()
            .announce(FIRST)
            .phase(FIRST, "edit", "SUCCESS", "")
            .phase(FIRST, "build", "ERROR", "12:00 error")
            .status(FIRST, ClaimedStatus.FAILED);
    assertThat(installed(story, SECOND, "13:00").told())
        .containsExactly("failed: build! edit", "success: build edit install");
  }

  @Test
  void failedPhaseWithoutStatus_thenFix_isTwoAttempts() {
    BuildStory story =
        new BuildStory().announce(FIRST).phase(FIRST, "build", "ERROR", "12:00 error");
    assertThat(installed(story, SECOND, "13:00").told())
        .containsExactly("failed: build!", "success: build edit install");
  }

  @Test
  void interrupted_thenInstalled_isTwoAttempts() {
    BuildStory story =
        new BuildStory()
            .announce(FIRST)
            .phase(FIRST, "edit", "SUCCESS", "")
            .phase(FIRST, "build", "SUCCESS", "12:00");
    assertThat(installed(story, SECOND, "13:00").told())
        .containsExactly("interrupted: build edit", "success: build edit install");
  }

  @Test
  void interruptedByTheUser_isCancelled_whateverIsSaidAfterwards() {
    BuildStory story =
        new BuildStory()
            .announce(FIRST)
            .phase(FIRST, "edit", "SUCCESS", "")
            .status(FIRST, ClaimedStatus.CANCELLED)
            .phase(FIRST, "build", "ERROR", "12:00 KeyboardInterrupt")
            .status(FIRST, ClaimedStatus.FAILED);
    assertThat(story.told()).containsExactly("cancelled: build! edit");
  }

  @Test
  void rootOfAFailure_builtLater_isTwoAttempts() {
    BuildStory story = new BuildStory().announce(FIRST).status(FIRST, ClaimedStatus.FAILED);
    assertThat(installed(story, SECOND, "13:00").told())
        .containsExactly("failed: ", "success: build edit install");
  }

  @Test
  void newTokenInTheMiddleOfABuild_staysTheSameAttempt() {
    BuildStory story =
        new BuildStory()
            .announce(FIRST)
            .phase(FIRST, "edit", "SUCCESS", "")
            .phase(SECOND, "build", "SUCCESS", "12:00")
            .status(SECOND, ClaimedStatus.SUCCESS);
    assertThat(story.told()).containsExactly("success: build edit");
  }

  @Test
  void latePhaseOfAnEarlierRun_goesToItsOwnAttempt() {
    BuildStory story = new BuildStory().announce(FIRST).phase(FIRST, "build", "SUCCESS", "12:00");
    installed(story, SECOND, "13:00").phase(FIRST, "install", "SUCCESS", "12:01 install");
    assertThat(story.told())
        .containsExactly("interrupted: build install", "success: build edit install");
  }

  @Test
  void theSamePhaseWithAnotherLog_inARunThatGoesOn_isAmended() {
    BuildStory story =
        new BuildStory()
            .announce(FIRST)
            .phase(FIRST, "install", "FAILED", "short")
            .phase(FIRST, "install", "SUCCESS", "long");
    assertThat(story.told()).containsExactly("running: install");
  }

  @Test
  void orderAndRepetitionWithinARun_dontMatter() {
    for (int seed = 0; seed < 500; seed++) {
      List<Consumer<BuildStory>> claims = new ArrayList<>(install(FIRST, "12:00"));
      claims.addAll(install(FIRST, "12:00"));
      Collections.shuffle(claims, new Random(seed));
      BuildStory story = new BuildStory().announce(FIRST);
      claims.forEach(claim -> claim.accept(story));
      assertThat(story.told()).as("seed %s", seed).containsExactly("success: build edit install");
    }
  }

  @Test
  void orderAndRepetitionWithinARebuild_dontMatter() {
    for (int seed = 0; seed < 500; seed++) {
      List<Consumer<BuildStory>> claims = new ArrayList<>(install(SECOND, "13:00"));
      claims.addAll(install(SECOND, "13:00"));
      Collections.shuffle(claims, new Random(seed));
      BuildStory story = installed(new BuildStory(), FIRST, "12:00").announce(SECOND);
      claims.forEach(claim -> claim.accept(story));
      assertThat(story.told())
          .as("seed %s", seed)
          .containsExactly("success: build edit install", "success: build edit install");
    }
  }

  private static BuildStory installed(BuildStory story, long run, String clock) {
    install(run, clock).forEach(claim -> claim.accept(story));
    return story;
  }

  /** Without the end, which 0.17.1 tells of a root only. */
  private static BuildStory failed(BuildStory story, long run, String clock) {
    return story
        .announce(run)
        .phase(run, "build", "ERROR", clock + " error")
        .phase(run, "edit", "SUCCESS", "");
  }

  private static List<Consumer<BuildStory>> install(long run, String clock) {
    return List.of(
        story -> story.announce(run),
        story -> story.phase(run, "edit", "SUCCESS", ""),
        story -> story.phase(run, "build", "SUCCESS", clock + " build"),
        story -> story.phase(run, "install", "SUCCESS", clock + " install"),
        story -> story.status(run, ClaimedStatus.SUCCESS));
  }
}
