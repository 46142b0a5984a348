package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What was built: runs of Spack that install a spec with what it needs, over three years. */
final class History {
  private static final long MINUTE = 60_000_000;
  private static final int MOST_IN_A_RUN = 15;
  private static final int STACK = 500;
  private static final long START = 1_600_000_000_000_000L;

  private final Size size;
  private final Graph graph;
  private final Names names;
  private final Hosts hosts;
  private final SplittableRandom random;
  private final Tallies tallies = new Tallies();
  private final Map<Long, long[]> builds = new HashMap<>(); // key: id and attempts so far
  private final Skew roots;
  private final Skew systems;
  private long attempt;
  private long run;

  History(Size size, Graph graph, Names names, Hosts hosts, SplittableRandom random) {
    this.size = size;
    this.graph = graph;
    this.names = names;
    this.hosts = hosts;
    this.random = random;
    roots = new Skew(size.specs(), 0.35);
    systems = new Skew(size.systems(), 0.9);
  }

  void write(Connection connection) throws SQLException {
    try (Attempts rows = new Attempts(connection, size)) {
      while (attempt < size.attempts()) {
        run(rows, 1 + random.nextInt(MOST_IN_A_RUN));
      }
      run(rows, STACK);
    }
    Journals.write(connection);
    tallies.write(connection);
  }

  private void run(Attempts rows, int most) throws SQLException {
    run++;
    int root = (int) (roots.pick(random) * 7919L % graph.size());
    int system = systemFor(graph.compilerOf(root));
    int owner =
        (system * 3 + (int) (random.nextDouble() * random.nextDouble() * 12)) % size.owners();
    int spack = random.nextInt(10) < 7 ? 0 : random.nextInt(Words.SPACK_VERSIONS.size());
    long host = hosts.bySystem()[system][random.nextInt(hosts.bySystem()[system].length)];
    long[] tags = tags(system);
    long at = START + (long) (1.5 * MINUTE * attempt);
    rows.run(run, names.owners()[owner], Words.SPACK_VERSIONS.get(spack), at);
    List<Integer> specs = new ArrayList<>(graph.closure(root, most));
    Collections.reverse(specs);
    for (int spec : specs) {
      at += MINUTE;
      attempt(rows, new Place(system, owner, spack, host, tags), spec, at);
    }
  }

  private record Place(int system, int owner, int spack, long host, long[] tags) {}

  private void attempt(Attempts rows, Place place, int spec, long at) throws SQLException {
    attempt++;
    long key =
        ((spec * 4096L + place.host()) * size.owners() + place.owner())
                * Words.SPACK_VERSIONS.size()
            + place.spack();
    long[] build = builds.get(key);
    if (build == null) {
      build = new long[] {builds.size() + 1L, 0};
      builds.put(key, build);
      rows.build(
          build[0],
          spec + 1L,
          place.host(),
          names.owners()[place.owner()],
          Words.SPACK_VERSIONS.get(place.spack()),
          graph.fullHash(spec),
          at);
      rows.analyses(build[0], run, at);
    }
    build[1]++;
    Course course = Course.of(graph.packageOf(spec), attempt > size.attempts() * 0.9999, random);
    long owningPackage = names.packages()[graph.packageOf(spec)];
    long compiler = names.compilers()[graph.compilerOf(spec)];
    long system = names.systems()[place.system()];
    long owner = names.owners()[place.owner()];
    rows.attempt(
        new Attempts.Row(
            attempt,
            build[0],
            build[1],
            run,
            spec + 1L,
            owningPackage,
            compiler,
            system,
            owner,
            at),
        graph.version(spec),
        course,
        place.tags(),
        random);
    tallies.count(Tallies.ALL, 0, course.outcome());
    tallies.count(Tallies.PACKAGE, owningPackage, course.outcome());
    tallies.count(Tallies.COMPILER, compiler, course.outcome());
    tallies.count(Tallies.SYSTEM, system, course.outcome());
    tallies.count(Tallies.OWNER, owner, course.outcome());
    for (long tag : place.tags()) {
      tallies.count(Tallies.TAG, tag, course.outcome());
    }
  }

  /** Not every system has every compiler: some pairs of common ones never meet. */
  private int systemFor(int compiler) {
    int system;
    do {
      system = systems.pick(random);
    } while ((system + compiler) % 3 == 2);
    return system;
  }

  /** Every second run has none; "nightly" and "ci" exclude each other, "ci" is on some systems. */
  private long[] tags(int system) {
    int dice = random.nextInt(100);
    int week = (int) (4 + (names.tags().length - 4L) * attempt / size.attempts());
    if (dice < 25) {
      return new long[] {names.tags()[0], names.tags()[Math.min(week, names.tags().length - 1)]};
    }
    if (dice < 50 && system % 2 == 1) {
      return new long[] {names.tags()[1]};
    }
    return dice < 52 ? new long[] {names.tags()[2 + dice % 2]} : new long[0];
  }
}
