package org.spackmon.record.attempts;

import java.util.Map;
import java.util.Set;
import org.spackmon.record.ClaimedStatus;

/**
 * What is known of one attempt.
 *
 * @param node the spec that it tries to build
 * @param number 1 for the first attempt at a build
 * @param opener the run that opened it
 * @param runs who takes part: the run that opened it and those whose reports fitted it
 * @param phases current word on each phase, by its name
 * @param statuses every end that was claimed
 * @param last whether no later attempt at the same build exists
 * @param over whether it was over when it was told of: an end that wasn't told then never will be
 */
public record AttemptState(
    long id,
    long build,
    long node,
    int number,
    long opener,
    Set<Long> runs,
    Map<String, PhaseState> phases,
    Set<ClaimedStatus> statuses,
    boolean last,
    boolean over) {

  boolean empty() {
    return phases.isEmpty() && statuses.isEmpty();
  }

  public boolean hasFailedPhase() {
    return phases.values().stream().anyMatch(PhaseState::failed);
  }
}
