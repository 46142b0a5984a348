package org.spackmon.app.serve;

import java.util.concurrent.CountDownLatch;

/**
 * Turns a signal into an orderly end. Asked to stop, a server has done well once it has stopped:
 * the exit code is 0, not the signal's.
 */
public final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  public Stop() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::ask, "stop"));
  }

  /** Returns once a signal asks for the end. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** Whether a signal asked for the end. */
  public boolean asked() {
    return asked.getCount() == 0;
  }

  /** Everything is closed: the process may end. */
  public void done() {
    done.countDown();
  }

  private void ask() {
    if (done.getCount() == 0) {
      return; // ended by itself, with an exit code of its own
    }
    asked.countDown();
    try {
      done.await();
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }
}
