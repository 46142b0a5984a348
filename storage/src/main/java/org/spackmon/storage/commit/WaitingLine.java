package org.spackmon.storage.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits for the writer? Holds a bounded number of bytes: whoever comes when it is full waits,
 * so that clients are slowed down and not turned away.
 */
final class WaitingLine {
  private static final long LINE_BYTES = 32L << 20;
  private static final long GROUP_BYTES = 8L << 20;
  private static final int GROUP_TASKS = 512;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();
  private final Condition left = lock.newCondition();
  private final ArrayDeque<Task<?>> tasks = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  /** Waits for room, then lines up; false when the line is closed. */
  boolean add(Task<?> task) {
    lock.lock();
    try {
      // One that is larger than the line gets in when it is alone.
      while (!closed && !tasks.isEmpty() && bytes + task.bytes() > LINE_BYTES) {
        left.awaitUninterruptibly();
      }
      if (!closed) {
        tasks.add(task);
        bytes += task.bytes();
        came.signal();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return tasks.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whatever waits, in order, as far as it fits one transaction; empty when closed and done. */
  List<Task<?>> next() {
    lock.lock();
    try {
      while (tasks.isEmpty() && !closed) {
        came.awaitUninterruptibly();
      }
      List<Task<?>> group = new ArrayList<>();
      long size = 0;
      while (!tasks.isEmpty()
          && group.size() < GROUP_TASKS
          && (group.isEmpty() || fits(tasks.element(), size))) {
        Task<?> task = tasks.remove();
        size += task.bytes();
        group.add(task);
        if (task.alone()) {
          break;
        }
      }
      bytes -= size;
      left.signalAll();
      return group;
    } finally {
      lock.unlock();
    }
  }

  private static boolean fits(Task<?> task, long size) {
    return !task.alone() && size + task.bytes() <= GROUP_BYTES;
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      came.signalAll();
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
