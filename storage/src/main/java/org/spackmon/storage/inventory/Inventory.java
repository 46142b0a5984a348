package org.spackmon.storage.inventory;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.query.SpecQuery;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/**
 * What is installed where, and who needs it? Specs and installs are kept in memory, from the first
 * question on or before; they are read again when an install tree has told something since.
 */
public final class Inventory {
  private final Jdbi reads;
  private @Nullable Snapshot snapshot;

  public Inventory(Jdbi reads) {
    this.reads = reads;
  }

  /**
   * Begins to read everything, where something is installed. Returns at once; who asks meanwhile
   * waits for this instead of reading, too.
   */
  public void readAhead() {
    Thread reading = new Thread(this::readWhatIsThere, "spackmon-inventory");
    reading.setDaemon(true);
    reading.start();
  }

  private void readWhatIsThere() {
    try {
      if (reads.withHandle(Inventory::anyInstall)) {
        current();
      }
    } catch (RuntimeException e) {
      // The store was closed meanwhile; or else the next question says what is wrong.
    }
  }

  private static boolean anyInstall(Handle handle) {
    return handle
        .createQuery("SELECT 1 FROM install LIMIT 1")
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Looks for what a query means.
   *
   * @throws org.spackmon.spack.UnanswerableException when the query names what isn't known here
   */
  public Found find(SpecQuery query, Where where) {
    Snapshot now = current();
    return new Search(now, now.graph().matching(query), where).found(reads);
  }

  /**
   * Looks for some specs.
   *
   * @param nodes their ids
   */
  public Found find(Collection<Long> nodes, Where where) {
    Snapshot now = current();
    return new Search(now, now.graph().nodes(nodes), where).found(reads);
  }

  /**
   * The ids of the specs of some packages in some versions.
   *
   * @return a list for each group
   */
  public List<List<Long>> specs(List<? extends Collection<PackageVersion>> groups) {
    return current().graph().ids(groups);
  }

  /**
   * How much is there now of each of some groups of specs.
   *
   * @param groups ids of specs
   */
  public List<Spread> spread(List<? extends Collection<Long>> groups) {
    Snapshot now = current();
    return Spread.of(now.installs(), groups.stream().map(now.graph()::nodes).toList());
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
    return InstallReader.read(reads, hits);
  }

  /**
   * Under a lock: whoever asks meanwhile waits instead of reading it all as well, and holds no
   * connection that others need.
   */
  private synchronized Snapshot current() {
    return reads.withHandle(
        handle -> {
          Snapshot known = snapshot == null ? null : snapshot.upToDate(handle);
          Snapshot now = known == null ? Snapshot.read(reads, handle) : known;
          snapshot = now;
          return now;
        });
  }
}
