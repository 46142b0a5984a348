package org.spackmon.storage.inventory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.query.SpecQuery;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/**
 * What is installed where, and who needs it? Specs and installs are kept in memory, from the first
 * question on; they are read again when an install tree has told something since.
 */
public final class Inventory {
  private static final String ROWS =
      """
      SELECT i.id, p.name, n.version, i.hash, y.name, t.name, s.root, i.prefix, i.explicit,
        i.external, i.installed_at, i.uninstalled_at, i.node_id, a.build_id, a.number
      FROM install i JOIN node n ON n.id = i.node_id JOIN package p ON p.id = i.package_id
        JOIN store s ON s.id = i.store_id JOIN system y ON y.id = i.system_id
        LEFT JOIN site t ON t.id = y.site_id LEFT JOIN attempt a ON a.id = i.attempt_id
      WHERE i.id IN (%s)""";

  private static final String CHANGED =
      "SELECT 1 FROM change WHERE seq > ? AND topic = 'installs' LIMIT 1";

  private static final byte NO_USE = -1;

  private final Jdbi reads;
  private @Nullable Snapshot snapshot;

  /**
   * All that questions need.
   *
   * @param seq the change up to which this is so
   */
  private record Snapshot(long seq, StoredGraph graph, Installs installs) {}

  public Inventory(Jdbi reads) {
    this.reads = reads;
  }

  /**
   * Looks for what a query means.
   *
   * @throws org.spackmon.spack.UnanswerableException when the query names what isn't known here
   */
  public Found find(SpecQuery query, Where where) {
    Snapshot now = current();
    return find(now, now.graph.matching(query), where);
  }

  /**
   * Looks for some specs.
   *
   * @param nodes their ids
   */
  public Found find(Collection<Long> nodes, Where where) {
    Snapshot now = current();
    return find(now, now.graph.nodes(nodes), where);
  }

  private Found find(Snapshot now, BitSet matching, Where where) {
    BitSet later = where.dependents() ? now.graph.dependents(matching, true) : new BitSet();
    BitSet any = where.dependents() ? now.graph.dependents(matching, false) : new BitSet();
    byte[] uses = uses(now.graph.size(), matching, later, any);
    Installs installs = now.installs;
    List<Installs.Place> places = installs.places();
    boolean[] asked = new boolean[places.size()];
    for (int place = 0; place < asked.length; place++) {
      asked[place] = where.has(places.get(place));
    }
    long[][] counts = new long[places.size()][Hits.USES.size()];
    Hits hits = new Hits(installs.ids().length);
    for (int i = 0; i < installs.ids().length; i++) {
      int node = installs.nodes()[i];
      int use = node < 0 ? NO_USE : uses[node];
      int place = installs.systems()[i];
      if (use != NO_USE && asked[place] && (where.gone() || !installs.gone().get(i))) {
        hits.put(installs.ids()[i], use);
        counts[place][use]++;
      }
    }
    return new Found(
        hits.full(), systems(places, counts), environments(now.graph, matching, any, where));
  }

  /** Of each node, the number of its use. */
  private static byte[] uses(int size, BitSet matching, BitSet later, BitSet any) {
    byte[] uses = new byte[size];
    Arrays.fill(uses, NO_USE);
    mark(uses, any, Use.BUILD);
    mark(uses, later, Use.RUN);
    mark(uses, matching, Use.ITSELF);
    return uses;
  }

  private static void mark(byte[] uses, BitSet nodes, Use use) {
    byte number = (byte) Hits.USES.indexOf(use);
    nodes.stream().forEach(node -> uses[node] = number);
  }

  private List<Pulling> environments(
      StoredGraph graph, BitSet matching, BitSet needing, Where where) {
    if (!where.dependents()) {
      return List.of();
    }
    return reads.withHandle(
        handle ->
            PullingReader.read(
                handle,
                id -> {
                  int node = graph.node(id);
                  return node >= 0 && (matching.get(node) || needing.get(node));
                },
                where));
  }

  /**
   * How much is there now of each of some groups of specs.
   *
   * @param groups ids of specs
   */
  public List<Spread> spread(List<? extends Collection<Long>> groups) {
    Snapshot now = current();
    List<BitSet> members = groups.stream().map(now.graph::nodes).toList();
    BitSet any = new BitSet();
    members.forEach(any::or);
    long[] installs = new long[members.size()];
    List<BitSet> systems = new ArrayList<>();
    members.forEach(group -> systems.add(new BitSet()));
    for (int i = 0; i < now.installs.ids().length; i++) {
      int node = now.installs.nodes()[i];
      if (node >= 0 && any.get(node) && !now.installs.gone().get(i)) {
        for (int group = 0; group < members.size(); group++) {
          if (members.get(group).get(node)) {
            installs[group]++;
            systems.get(group).set(now.installs.systems()[i]);
          }
        }
      }
    }
    List<Spread> spreads = new ArrayList<>();
    for (int group = 0; group < members.size(); group++) {
      spreads.add(new Spread(installs[group], systems.get(group).cardinality()));
    }
    return spreads;
  }

  private static List<Found.OnSystem> systems(List<Installs.Place> places, long[][] counts) {
    List<Found.OnSystem> systems = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      Map<Use, Long> counted = new EnumMap<>(Use.class);
      for (int use = 0; use < counts[i].length; use++) {
        if (counts[i][use] > 0) {
          counted.put(Hits.USES.get(use), counts[i][use]);
        }
      }
      if (!counted.isEmpty()) {
        Installs.Place place = places.get(i);
        systems.add(new Found.OnSystem(place.system(), place.site(), counted));
      }
    }
    return systems;
  }

  /** Some of those that were found, and how to go on. */
  public Page<InstallRow> page(Found found, @Nullable Cursor cursor, int limit) {
    List<Found.Hit> hits = found.hits();
    int from = 0;
    int to = hits.size();
    if (cursor != null && cursor.forward()) {
      from = found.firstAbove(cursor.number());
    } else if (cursor != null) {
      to = found.firstAbove(cursor.number() - 1);
      from = Math.max(0, to - limit);
    }
    to = Math.min(to, from + limit);
    return new Page<>(
        rows(hits.subList(from, to)),
        from == 0 || from == to ? null : Cursor.previous(hits.get(from).id()),
        to == hits.size() || from == to ? null : Cursor.next(hits.get(to - 1).id()));
  }

  /** What is known of some of those that were found, in their order. */
  public List<InstallRow> rows(List<Found.Hit> hits) {
    if (hits.isEmpty()) {
      return List.of();
    }
    Map<Long, Use> uses = new HashMap<>();
    hits.forEach(hit -> uses.put(hit.id(), hit.use()));
    String ids = hits.stream().map(hit -> Long.toString(hit.id())).collect(Collectors.joining(","));
    Map<Long, InstallRow> rows = new HashMap<>();
    reads.useHandle(
        handle ->
            handle
                .createQuery(ROWS.formatted(ids))
                .map(
                    (row, context) ->
                        new InstallRow(
                            row.getLong(1),
                            row.getLong(13),
                            uses.getOrDefault(row.getLong(1), Use.ITSELF),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getInt(9) == 1,
                            row.getInt(10) == 1,
                            time(row.getString(11)),
                            time(row.getString(12)),
                            number(row.getString(14)),
                            number(row.getString(15))))
                .forEach(row -> rows.put(row.id(), row)));
    return hits.stream().map(hit -> rows.get(hit.id())).filter(row -> row != null).toList();
  }

  private static @Nullable Long number(@Nullable String text) {
    return text == null ? null : Long.valueOf(text);
  }

  private static @Nullable Instant time(@Nullable String micros) {
    return micros == null ? null : Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }

  /**
   * Under a lock: whoever asks meanwhile waits instead of reading it all as well, and holds no
   * connection that others need.
   */
  private synchronized Snapshot current() {
    return reads.withHandle(this::current);
  }

  private Snapshot current(Handle handle) {
    long last =
        handle.createQuery("SELECT coalesce(max(seq), 0) FROM change").mapTo(Long.class).one();
    Snapshot known = snapshot;
    if (known != null && !changed(handle, known.seq, last)) {
      snapshot = new Snapshot(last, known.graph, known.installs);
      return known;
    }
    CompletableFuture<InstallRows> rows =
        CompletableFuture.supplyAsync(() -> InstallRows.read(reads));
    StoredGraph graph = GraphReader.read(reads);
    snapshot = new Snapshot(last, graph, Installs.of(rows.join(), graph, handle));
    return snapshot;
  }

  private static boolean changed(Handle handle, long seen, long last) {
    return last < seen
        || (last > seen
            && handle
                .createQuery(CHANGED)
                .bind(0, seen)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }
}
