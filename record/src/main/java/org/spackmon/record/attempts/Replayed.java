package org.spackmon.record.attempts;

import java.util.Set;
import org.spackmon.record.ClaimedStatus;

/** What a run repeated word for word since it announced a build again. */
public record Replayed(Set<String> phases, Set<ClaimedStatus> statuses) {
  public static final Replayed NOTHING = new Replayed(Set.of(), Set.of());
}
