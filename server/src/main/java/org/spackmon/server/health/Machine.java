package org.spackmon.server.health;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What does this process use? */
final class Machine {
  private static final Path SELF = Path.of("/proc/self");
  private static final int PAGE = 4096;

  private Machine() {}

  static void write(Exposition out) {
    Runtime runtime = Runtime.getRuntime();
    out.single(
        "jvm_memory_heap_used_bytes",
        "gauge",
        "Heap in use.",
        runtime.totalMemory() - runtime.freeMemory());
    out.single("jvm_memory_heap_max_bytes", "gauge", "Heap at most.", runtime.maxMemory());
    out.single(
        "jvm_threads",
        "gauge",
        "Threads that run or wait.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    out.single(
        "jvm_gc_seconds_total",
        "counter",
        "Time spent collecting garbage.",
        ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                .sum()
            / 1e3);
    out.single(
        "process_cpu_seconds_total",
        "counter",
        "Processor time used.",
        ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .map(cpu -> cpu.toNanos() / 1e9)
            .orElse(0.0));
    out.single(
        "process_start_time_seconds",
        "gauge",
        "When the process started, since the epoch.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    system(out);
  }

  /** What only Linux tells. */
  private static void system(Exposition out) {
    try (Stream<Path> files = Files.list(SELF.resolve("fd"))) {
      String[] pages = Files.readString(SELF.resolve("statm")).split(" ", -1);
      out.single(
          "process_resident_memory_bytes",
          "gauge",
          "Memory in use.",
          Long.parseLong(pages[1]) * PAGE);
      out.single("process_open_fds", "gauge", "Open files and connections.", files.count());
    } catch (IOException | RuntimeException e) {
      // Not on this system.
    }
  }
}
