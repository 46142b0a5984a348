package org.spackmon.app.importing;

import java.io.IOException;
import org.spackmon.journal.KnownStore;

/** Where does what was read go: through a server's door, or into a store that is at hand? */
public interface Door {
  /** What is known of an install tree on a system. */
  KnownStore known(String system, String root) throws IOException;

  /** Bytes that the body of a request may have. */
  long largest();

  /**
   * Sends part of a run's journal, as for the journal's door (docs/journal.md); when this returns,
   * it is durable.
   */
  void send(String run, byte[] body) throws IOException;
}
