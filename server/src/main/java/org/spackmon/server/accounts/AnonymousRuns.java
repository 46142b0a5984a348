package org.spackmon.server.accounts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which run does a report without credentials belong to? A client asks for the service's
 * information before it reports; from then on what comes from its address is one run, until it asks
 * again or is silent for a day.
 */
final class AnonymousRuns {
  private static final Duration GAP = Duration.ofHours(24);
  private static final int REMEMBERED = 10_000;

  private final Map<String, Run> runs = new LinkedHashMap<>();

  private record Run(String key, long lastNanos) {}

  /** Whatever comes from there next is a run of its own. */
  synchronized void start(String address) {
    runs.remove(address);
  }

  synchronized String key(String address, long nowNanos) {
    Run last = runs.remove(address);
    String key =
        last != null && nowNanos - last.lastNanos() < GAP.toNanos()
            ? last.key()
            : "anonymous-" + UUID.randomUUID();
    runs.put(address, new Run(key, nowNanos));
    if (runs.size() > REMEMBERED) {
      runs.remove(runs.keySet().iterator().next());
    }
    return key;
  }
}
