package org.spackmon.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.PhaseMark;

/** A day of builds at two clusters, invented, always the same. */
public final class SampleBuilds {
  public static final Instant NOW = Instant.parse("2026-11-22T16:10:24Z");

  private static final String[] SPECS = {
    "zlib 1.2.12", "hdf5 1.12.2", "openmpi 4.1.4", "cmake 3.23.1", "libfabric 1.14.1",
    "petsc 3.17.2", "openblas 0.3.20", "py-numpy 1.22.4", "python 3.9.13", "hwloc 2.7.1",
    "trilinos 13.2.0", "kokkos 3.6.00", "slurm 21-08-8-2", "hypre 2.24.0", "adios2 2.8.1",
    "rocfft 5.1.3", "llvm 14.0.5", "netcdf-c 4.8.1", "fftw 3.3.10", "boost 1.79.0",
    "libgreet 2.0", "superlu-dist 7.2.0", "axom 0.6.1", "umpire 2022.03.1", "mfem 4.4.0"
  };
  private static final String[] COMPILERS = {
    "gcc@12.2.0", "gcc@11.2.0", "clang@14.0.5", "cce@14.0.2"
  };
  private static final String[] SYSTEMS = {"perlmutter", "frontier", "login", "unknown"};
  private static final String[] OWNERS = {"spacky", "vanessa", "nightly-ci", "mhuber"};
  private static final String[] TAGS = {"nightly", "e4s", "mpi", "release-22.06", "gpu"};
  private static final String[][] PHASES = {
    {"autoreconf", "configure", "build", "install"}, {"cmake", "build", "install"},
    {"edit", "build", "install"}, {"build", "install"},
  };

  private SampleBuilds() {}

  public static List<BuildRow> rows(int count) {
    Random random = new Random(7);
    List<BuildRow> rows = new ArrayList<>();
    Instant at = NOW.minusSeconds(3);
    for (int i = 0; i < count; i++) {
      rows.add(row(random, 90_412 - i, at));
      at = at.minusSeconds(1 + (long) (random.nextDouble() * random.nextDouble() * 60 * (i + 1)));
    }
    return rows;
  }

  private static BuildRow row(Random random, long id, Instant at) {
    String[] spec = SPECS[random.nextInt(SPECS.length)].split(" ", 2);
    Outcome outcome = outcome(random, id);
    String system = SYSTEMS[random.nextInt(10) / 3];
    List<PhaseMark> phases = phases(random, outcome);
    boolean ran = !phases.isEmpty();
    Duration took = Duration.ofMillis((long) (500 + Math.pow(random.nextDouble(), 4) * 5_400_000));
    return new BuildRow(
        id,
        id / 2,
        random.nextInt(8) == 0 ? 2 : 1,
        outcome,
        spec[0],
        spec[1],
        4000 + random.nextInt(900),
        hash(random),
        COMPILERS[random.nextInt(9) / 3],
        system,
        system.equals("perlmutter")
            ? "nid00" + (1000 + random.nextInt(900))
            : system + random.nextInt(9),
        OWNERS[random.nextInt(OWNERS.length)],
        "0.19.0.dev0",
        tags(random),
        phases,
        outcome == Outcome.FAILED ? "undefined reference to 'H5Oopen' (build)" : null,
        at,
        ran ? at : null,
        ran && outcome != Outcome.RUNNING ? at.plus(took) : null,
        ran && outcome != Outcome.RUNNING ? took : null);
  }

  private static Outcome outcome(Random random, long id) {
    if (id >= 90_411) {
      return Outcome.RUNNING;
    }
    int luck = random.nextInt(40);
    return luck < 4
        ? Outcome.FAILED
        : luck < 6
            ? Outcome.CANCELLED
            : luck == 6 ? Outcome.INTERRUPTED : luck < 9 ? Outcome.ANNOUNCED : Outcome.SUCCESS;
  }

  private static List<PhaseMark> phases(Random random, Outcome outcome) {
    String[] names = PHASES[random.nextInt(PHASES.length)];
    int seen =
        switch (outcome) {
          case SUCCESS -> names.length;
          case FAILED, RUNNING, INTERRUPTED, STOPPED, LOST, UNKNOWN -> names.length - 1;
          case CANCELLED, ANNOUNCED, NOTRUN, CACHED, REUSED, EXTERNAL -> 0;
        };
    List<PhaseMark> marks = new ArrayList<>();
    for (int i = 0; i < seen; i++) {
      marks.add(new PhaseMark(names[i], outcome == Outcome.FAILED && i == seen - 1));
    }
    return marks;
  }

  private static List<String> tags(Random random) {
    return random.nextInt(3) > 0
        ? List.of()
        : Arrays.stream(TAGS).filter(tag -> random.nextInt(3) == 0).sorted().toList();
  }

  private static String hash(Random random) {
    StringBuilder hash = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      hash.append("abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32)));
    }
    return hash.toString();
  }
}
