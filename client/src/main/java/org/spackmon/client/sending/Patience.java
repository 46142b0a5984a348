package org.spackmon.client.sending;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long is a server in trouble waited for, and what happens when it has been long? */
public final class Patience {
  private static final long LONGEST_PAUSE = 30_000;

  private final long limitNanos;
  private final Runnable whenLong;
  private final boolean endsThen;
  private boolean told;
  private @Nullable String last;
  private boolean refused;
  private boolean over;
  private boolean woken;
  private long asked;
  private long since;
  private long pause = 500;
  private long deadline = Long.MAX_VALUE;

  private Patience(long seconds, boolean endsThen, Runnable whenLong) {
    limitNanos = TimeUnit.SECONDS.toNanos(seconds);
    this.endsThen = endsThen;
    this.whenLong = whenLong;
  }

  /** Goes on for ever, and says once when trouble has lasted for some time. */
  public static Patience endless(long seconds, Runnable whenLong) {
    return new Patience(seconds, false, whenLong);
  }

  /** Gives up when trouble has lasted for some time. */
  public static Patience of(long seconds) {
    return new Patience(seconds, true, () -> {});
  }

  /** From now on there are only so many milliseconds left. */
  public synchronized void deadline(long millis) {
    deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    wake();
  }

  public synchronized boolean isOver() {
    return over || remaining() <= 0;
  }

  public synchronized boolean isRefused() {
    return refused;
  }

  public synchronized @Nullable String lastTrouble() {
    return last;
  }

  /** At most so long, and not beyond the deadline. */
  synchronized int millis(int most) {
    return (int) Math.max(1, Math.min(most, remaining()));
  }

  /** A request begins: trouble with it began now, not when nobody had answered for long. */
  synchronized void asking() {
    asked = System.nanoTime();
  }

  synchronized void success() {
    last = null;
    since = 0;
    pause = 500;
  }

  /** Something failed that may work later; waits, and says whether to go on. */
  synchronized boolean trouble(String text, int retryAfterSeconds) {
    // That the last try of all was cut short says less than what went wrong before.
    last = last == null || remaining() > 0 ? text : last;
    long now = System.nanoTime();
    since = since == 0 ? asked : since;
    checkLength(now);
    if (over) {
      return false;
    }
    long wait = Math.max(pause, Math.min(retryAfterSeconds, 120) * 1_000L);
    // A wait must not hide that the time is up.
    wait = told ? wait : Math.min(wait, toMillis(limitNanos - (now - since)) + 1);
    pause = Math.min(pause * 2, deadline == Long.MAX_VALUE ? LONGEST_PAUSE : 1_000);
    pause(Math.min(wait, remaining()));
    return !over;
  }

  private void checkLength(long now) {
    if (!told && now - since >= limitNanos) {
      told = true;
      over = endsThen;
      whenLong.run();
    }
  }

  /** Something failed for good. */
  synchronized void refused(String text) {
    last = text;
    refused = true;
    over = true;
    if (!told) {
      told = true;
      whenLong.run();
    }
  }

  synchronized void pause(long millis) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!woken && !over) {
      long left = toMillis(until - System.nanoTime());
      if (left <= 0) {
        break;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        over = true;
      }
    }
    woken = false;
  }

  /** Ends a pause. */
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  private long remaining() {
    return deadline == Long.MAX_VALUE ? Long.MAX_VALUE / 4 : toMillis(deadline - System.nanoTime());
  }

  private static long toMillis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
