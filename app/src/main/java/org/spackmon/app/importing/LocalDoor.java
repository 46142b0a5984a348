package org.spackmon.app.importing;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.spackmon.journal.KnownStore;
import org.spackmon.record.Caller;
import org.spackmon.server.journal.JournalIntake;
import org.spackmon.storage.Store;
import org.spackmon.storage.accounts.Accounts;

/** A store that this process holds. */
public final class LocalDoor implements Door {
  private static final long LARGEST = 16 << 20;

  private final JournalIntake intake;
  private final long account;

  /**
   * A door into a store.
   *
   * @param user in whose name
   */
  public LocalDoor(Store store, String user) {
    this.intake = new JournalIntake(store);
    this.account = new Accounts(store).named(user).id();
  }

  @Override
  public KnownStore known(String system, String root) {
    return intake.known(system, root);
  }

  @Override
  public long largest() {
    return LARGEST;
  }

  @Override
  public void send(String run, byte[] body) throws IOException {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    if (intake.take(new Caller(account, run, "journal", now), body).gap()) {
      throw new IOException("the store lacks what came before");
    }
  }
}
