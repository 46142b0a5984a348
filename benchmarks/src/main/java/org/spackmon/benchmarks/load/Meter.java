package org.spackmon.benchmarks.load;

import org.jspecify.annotations.Nullable;

/**
 * How long did the server use a processor, and its database? That is steadier than how fast it
 * answers where other work shares the machine.
 *
 * @param server its process
 * @param postmaster parent of the processes of PostgreSQL on this machine, if it is used
 */
record Meter(long server, @Nullable Long postmaster) {

  /** Milliseconds, each since a start that only differences don't show. */
  record Reading(double wall, double server, double compiler, double database) {
    static final Reading NONE = new Reading(0, 0, 0, 0);

    Reading plus(Reading other) {
      return new Reading(
          wall + other.wall,
          server + other.server,
          compiler + other.compiler,
          database + other.database);
    }

    Reading since(Reading before) {
      return new Reading(
          wall - before.wall,
          server - before.server,
          compiler - before.compiler,
          database - before.database);
    }
  }

  Reading read() {
    return new Reading(
        System.nanoTime() / 1e6,
        Processes.cpuMillis(server),
        Processes.threadsCpuMillis(server, "C1 Compiler", "C2 Compiler"),
        postmaster == null ? 0 : Processes.familyCpuMillis(postmaster));
  }
}
