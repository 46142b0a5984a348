package org.spackmon.server.accounts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who tried in vain lately, and how long must they wait? */
final class Tries {
  private static final int REMEMBERED = 10_000;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final int free;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  /**
   * @param free how often one may be wrong before one has to wait
   */
  Tries(int free) {
    this.free = free;
  }

  private record Failures(int count, long lastNanos) {}

  /** How long this user must wait at this address; zero for not at all. */
  synchronized Duration wait(String address, String user, long nowNanos) {
    Failures failed = failures.get(key(address, user));
    if (failed == null || failed.count() < free) {
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(failed.count() - free, 6);
    Duration wait = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    Duration left = wait.minusNanos(nowNanos - failed.lastNanos());
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized void failed(String address, String user, long nowNanos) {
    String key = key(address, user);
    Failures before = failures.remove(key);
    failures.put(key, new Failures(before == null ? 1 : before.count() + 1, nowNanos));
    if (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  synchronized void succeeded(String address, String user) {
    @Nullable Failures unused = failures.remove(key(address, user));
  }

  private static String key(String address, String user) {
    return address + ' ' + (user.length() > 150 ? user.substring(0, 150) : user);
  }
}
