package org.spackmon.record.attempts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides where the next claim about a build goes.
 *
 * @param attempts oldest first
 * @param armed runs that announced the build after its last attempt had something to show, and have
 *     opened no attempt since; each with what it repeated word for word since then
 */
public record BuildState(List<AttemptState> attempts, Map<Long, Replayed> armed) {

  @Nullable AttemptState last() {
    return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
  }

  /** The newest attempt that the run takes part in. */
  @Nullable AttemptState of(long run) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (attempts.get(i).runs().contains(run)) {
        return attempts.get(i);
      }
    }
    return null;
  }
}
