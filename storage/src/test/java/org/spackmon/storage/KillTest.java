package org.spackmon.storage;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * A process that is killed under load: what it acknowledged is there, and nothing is half there.
 */
@OnEveryDatabase
final class KillTest extends StoreTest {
  @Test
  void whateverWasAcknowledged_outlivesAKill() throws IOException, InterruptedException {
    Rows.of(store).account("ada");
    store.close();

    Acknowledged acknowledged = Acknowledged.until(ProcessHandle::destroyForcibly, settings);

    store = Store.open(settings);
    acknowledged.check(store);
  }
}
