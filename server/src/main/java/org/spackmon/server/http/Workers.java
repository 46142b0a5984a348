package org.spackmon.server.http;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The threads that serve requests: few when idle, with small stacks. */
final class Workers extends QueuedThreadPool {
  private static final int MOST = 64;
  private static final int FEWEST = 4;
  private static final int IDLE_MILLIS = 30_000;
  private static final long STACK_BYTES = 512 << 10;

  Workers() {
    super(MOST, FEWEST, IDLE_MILLIS);
    setName("http");
  }

  @Override
  public Thread newThread(Runnable job) {
    Thread thread = new Thread(null, job, getName() + "-", STACK_BYTES);
    thread.setName(getName() + "-" + thread.getId());
    thread.setDaemon(isDaemon());
    return thread;
  }
}
