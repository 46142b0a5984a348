package org.spackmon.storage.upkeep;

/**
 * What goes, or would go.
 *
 * @param builds of which no attempt is left
 * @param bytes of logs as they came, before compression and before what they share is counted once
 */
public record Pruned(long attempts, long builds, long bytes) {
  Pruned plus(Pruned more) {
    return new Pruned(attempts + more.attempts, builds + more.builds, bytes + more.bytes);
  }
}
