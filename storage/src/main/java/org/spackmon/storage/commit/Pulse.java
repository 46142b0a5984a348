package org.spackmon.storage.commit;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;

/** How is the writer doing? Counted since the store was opened. */
public final class Pulse {
  /** Upper bounds of the classes that transactions are counted in, in microseconds. */
  public static final List<Long> BOUNDS =
      List.of(500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 50_000L, 100_000L, 1_000_000L);

  private final IntSupplier waiting;
  private final LongAdder done = new LongAdder();
  private final LongAdder micros = new LongAdder();
  private final AtomicLongArray classes = new AtomicLongArray(BOUNDS.size() + 1);

  /**
   * The counts at one moment.
   *
   * @param waiting pieces of work that no transaction has begun with
   * @param done pieces of work that are durable
   * @param micros what their transactions took together
   * @param classes how many transactions took no longer than each of {@link #BOUNDS}, and how many
   *     longer; not cumulative
   */
  public record Count(int waiting, long done, long micros, List<Long> classes) {
    /** How many transactions there were. */
    public long transactions() {
      return classes.stream().mapToLong(Long::longValue).sum();
    }
  }

  Pulse(IntSupplier waiting) {
    this.waiting = waiting;
  }

  void committed(int tasks, long nanos) {
    long took = nanos / 1_000;
    done.add(tasks);
    micros.add(took);
    int place = 0;
    while (place < BOUNDS.size() && took > BOUNDS.get(place)) {
      place++;
    }
    classes.incrementAndGet(place);
  }

  /** What was counted so far. */
  public Count count() {
    List<Long> all =
        LongStream.range(0, classes.length()).mapToObj(i -> classes.get((int) i)).toList();
    return new Count(waiting.getAsInt(), done.sum(), micros.sum(), all);
  }
}
