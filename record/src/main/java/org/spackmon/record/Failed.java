package org.spackmon.record;

/** Which builds failed by themselves in a run, as far as the ledger knew when it was asked. */
public interface Failed {
  /** Whether the build of one of this node's dependencies did, transitively. */
  boolean below(long node);
}
