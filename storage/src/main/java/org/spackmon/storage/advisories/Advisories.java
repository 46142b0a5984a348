package org.spackmon.storage.advisories;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.AdvisoryMap;
import org.spackmon.advisories.Judge;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.inventory.Inventory;
import org.spackmon.storage.ledger.Books;
import org.spackmon.storage.ledger.JobRows;
import org.spackmon.storage.sql.Statements;
import org.spackmon.storage.views.paging.Page;

/** What do advisories say of what is here? */
public final class Advisories {
  /** Has packages looked up that are new, or all of them when the rules are. */
  public static final String JOB = "advisories";

  private static final String MAP = "advisory-map";
  private static final String RULES = "advisory-rules";

  private final GroupCommit writer;
  private final Jdbi reads;
  private final Inventory inventory;

  public Advisories(GroupCommit writer, Jdbi reads, Inventory inventory) {
    this.writer = writer;
    this.reads = reads;
    this.inventory = inventory;
  }

  /** What came out of a look at packages that waited. */
  @FunctionalInterface
  public interface Found {
    void keep(Books books) throws SQLException;
  }

  /** Looks up some packages that wait; whoever keeps it is told to go on if there are more. */
  public Found lookUp() {
    Matching.Step step = new Matching(map()).step(reads);
    return books -> {
      step.keep(books, now());
      if (!step.isLast()) {
        JobRows.queue(books.statements(), JOB, 0, Judge.RULES, now());
      }
    };
  }

  /** Looks up all that wait. */
  public void catchUp() {
    Matching matching = new Matching(map());
    Matching.Step step;
    do {
      Matching.Step next = matching.step(reads);
      writer
          .submit(
              books -> {
                next.keep(books, now());
                return true;
              },
              List.of())
          .join();
      step = next;
    } while (!step.isLast());
  }

  /** Begins to take advisories in. */
  public Loading load() {
    catchUp();
    return new Loading(writer, reads, new Matching(map()));
  }

  /**
   * What advisories call packages here; all is looked up anew if that is other than before.
   *
   * @param lines of the site, which take the place of ours
   * @throws IllegalArgumentException when they can't be understood
   */
  public void map(String lines) {
    AdvisoryMap.with(lines);
    writer
        .submit(
            books -> {
              put(books.statements(), MAP, lines);
              followRules(books);
              return true;
            },
            List.of())
        .join();
  }

  /** Has all looked up anew if this program's rules are others than last time. */
  public static void followRules(Books books) throws SQLException {
    Statements sql = books.statements();
    String rules = Judge.RULES + "/" + (AdvisoryMap.shippedText() + value(sql, MAP)).hashCode();
    if (!rules.equals(value(sql, RULES))) {
      put(sql, RULES, rules);
      sql.update("UPDATE package_version SET matched = 0");
      if (sql.id("SELECT 1 FROM advisory LIMIT 1") != null) {
        JobRows.queue(sql, JOB, 0, Judge.RULES, now());
      }
    }
  }

  private static String value(Statements sql, String name) throws SQLException {
    String value =
        sql.first("SELECT value FROM setting WHERE name = ?", row -> row.getString(1), name);
    return value == null ? "" : value;
  }

  private static void put(Statements sql, String name, String value) throws SQLException {
    sql.update(
        """
        INSERT INTO setting (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
        name,
        value);
  }

  private AdvisoryMap map() {
    return AdvisoryMap.with(
        reads.withHandle(
            handle ->
                handle
                    .createQuery("SELECT value FROM setting WHERE name = :name")
                    .bind("name", MAP)
                    .mapTo(String.class)
                    .findOne()
                    .orElse("")));
  }

  public Page<AdvisoryRow> list(AdvisoriesView view) {
    return new AdvisoryReader(reads, inventory).list(view);
  }

  /** One by its name; empty when there is none. */
  public Optional<AdvisoryPage> get(String name) {
    return new AdvisoryReader(reads, inventory).get(name);
  }

  /** The newest hits that are more than suggestions, and of which nobody said that all is well. */
  public List<HitRow> newest(int limit) {
    return new AdvisoryReader(reads, inventory).newest(limit);
  }

  /** The same for one package in one version. */
  public List<HitRow> of(String packageName, String version) {
    return new AdvisoryReader(reads, inventory).of(packageName, version);
  }

  /**
   * Those that mean something that is installed now, to be told to others.
   *
   * @param name of one; null for all
   */
  public Judgements judged(@Nullable String name) {
    return Judgements.of(reads, name);
  }

  /** How many mean something here, more than by a name. */
  public long findings() {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM advisory WHERE first_hit IS NOT NULL AND verdict >= 2")
                .mapTo(Long.class)
                .one());
  }

  /** Notes what somebody says of one; false when there is none of the name. */
  public boolean state(String name, Statement said) {
    return writer
        .submit(books -> new AdvisoryRows(books.statements()).state(name, said), List.of())
        .join();
  }

  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
