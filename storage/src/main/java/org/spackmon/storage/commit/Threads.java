package org.spackmon.storage.commit;

/** Waiting for a thread's end. */
public final class Threads {
  private Threads() {}

  /** Waits, whatever happens; an interrupt is kept for later. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
