package org.spackmon.storage.advisories;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.advisories.Advisory;
import org.spackmon.advisories.Judge;
import org.spackmon.advisories.Verdict;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.JobRows;

/**
 * Takes in advisories, and looks them up among all packages that are known. Each is written with
 * what it means, in batches between which others write.
 */
public final class Loading {
  private static final int BATCH = 200;

  private final GroupCommit writer;
  private final Jdbi reads;
  private final Matching matching;
  private final Map<String, List<Pair>> pairs;
  private final long lastPair;
  private final List<Read> waiting = new ArrayList<>();
  private final Set<String> met = new HashSet<>();
  private int added;
  private int known;
  private int withdrawn;

  private record Read(Advisory advisory, byte[] json) {}

  /** What became of them: new or changed, known as they are, and of the first those withdrawn. */
  public record Loaded(int added, int known, int withdrawn) {}

  Loading(GroupCommit writer, Jdbi reads, Matching matching) {
    this.writer = writer;
    this.reads = reads;
    this.matching = matching;
    List<Pair> all = pairs(reads);
    this.pairs = all.stream().collect(Collectors.groupingBy(Pair::name));
    this.lastPair = all.isEmpty() ? 0 : all.get(all.size() - 1).id();
  }

  private static List<Pair> pairs(Jdbi reads) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT v.id, v.package_id, p.name, v.version FROM package_version v
                    JOIN package p ON p.id = v.package_id ORDER BY v.id""")
                .map(
                    (row, context) ->
                        new Pair(
                            row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
                .list());
  }

  /** Takes one; it is durable when {@link #finish} is done. */
  public void add(Advisory advisory, byte[] json) {
    if (!met.add(advisory.id())) {
      write(); // the same one twice: the later shall see the earlier
      met.add(advisory.id());
    }
    waiting.add(new Read(advisory, json));
    if (waiting.size() == BATCH) {
      write();
    }
  }

  private void write() {
    Map<String, Long> kept = kept();
    List<Read> fresh =
        waiting.stream()
            .filter(
                read -> {
                  Long modified = kept.get(read.advisory.id());
                  Long told = AdvisoryRows.micros(read.advisory.modified());
                  return modified == null || told == null || told > modified;
                })
            .toList();
    known += waiting.size() - fresh.size();
    added += fresh.size();
    withdrawn += (int) fresh.stream().filter(read -> read.advisory.withdrawn() != null).count();
    waiting.clear();
    met.clear();
    List<byte[]> bodies = fresh.stream().map(read -> Body.pack(read.json)).toList();
    if (!fresh.isEmpty()) {
      writer.submit(books -> keep(books, fresh, bodies), List.of()).join();
    }
  }

  private Map<String, Long> kept() {
    Map<String, Long> kept = new HashMap<>();
    if (!waiting.isEmpty()) {
      reads.useHandle(
          handle ->
              handle
                  .createQuery("SELECT name, modified_at FROM advisory WHERE name IN (<names>)")
                  .bindList("names", waiting.stream().map(read -> read.advisory.id()).toList())
                  .map((row, context) -> kept.put(row.getString(1), row.getLong(2)))
                  .list());
    }
    return kept;
  }

  private int keep(Books books, List<Read> fresh, List<byte[]> bodies) throws SQLException {
    AdvisoryRows rows = new AdvisoryRows(books.statements());
    HitRows hits = new HitRows(books, Advisories.now());
    for (int i = 0; i < fresh.size(); i++) {
      Advisory advisory = fresh.get(i).advisory;
      long id = rows.keep(advisory, bodies.get(i));
      Map<Hit, Verdict> meant = matching.hits(id, advisory, pairs);
      hits.ofAdvisory(id, meant);
    }
    return fresh.size();
  }

  /** Writes the rest. Packages that came meanwhile wait for a job that looks at all advisories. */
  public Loaded finish() {
    write();
    writer.submit(this::waitAgain, List.of()).join();
    return new Loaded(added, known, withdrawn);
  }

  private int waitAgain(Books books) throws SQLException {
    int late =
        books.statements().update("UPDATE package_version SET matched = 0 WHERE id > ?", lastPair);
    if (late > 0) {
      JobRows.queue(books.statements(), Advisories.JOB, 0, Judge.RULES, Advisories.now());
    }
    return late;
  }
}
