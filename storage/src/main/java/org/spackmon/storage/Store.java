package org.spackmon.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Ledger.KeptDocument;
import org.spackmon.record.Receipt;
import org.spackmon.record.Recorder;
import org.spackmon.record.Report;
import org.spackmon.storage.advisories.Advisories;
import org.spackmon.storage.commit.GroupCommit;
import org.spackmon.storage.commit.Pulse;
import org.spackmon.storage.findings.Examiner;
import org.spackmon.storage.inventory.Inventory;
import org.spackmon.storage.ledger.KnownDocuments;
import org.spackmon.storage.ledger.StoredDocuments;
import org.spackmon.storage.sql.Database;
import org.spackmon.storage.sql.Dialect;
import org.spackmon.storage.sql.Migrations;
import org.spackmon.storage.sql.PostgresDatabase;
import org.spackmon.storage.sql.SqliteDatabase;
import org.spackmon.storage.upkeep.Backup;
import org.spackmon.storage.upkeep.Prune;
import org.spackmon.storage.upkeep.Rederive;
import org.spackmon.storage.upkeep.Restore;
import org.spackmon.storage.upkeep.RunDeletion;
import org.spackmon.storage.upkeep.Systems;

/**
 * Where everything is kept. Many threads read; one writes, for all. What a future answers is
 * durable: it survives the end of the process and of the machine.
 */
public final class Store implements AutoCloseable {
  private static final long POOL_WAIT_MILLIS = 10_000;

  private final Database database;
  private final @Nullable Path directory;
  private final HikariDataSource pool;
  private final Jdbi reads;
  private final KnownDocuments known = new KnownDocuments();
  private final Changes changes;
  private final GroupCommit writer;
  private final Contents contents;
  private final Jobs jobs;
  private final RunJournals journals;
  private final Inventory inventory;
  private final Advisories advisories;

  private Store(Database database, StoreSettings settings, Examiner examiner) {
    this.database = database;
    this.directory = settings.url() == null ? settings.data() : null;
    this.pool = pool(database, settings);
    this.reads = Jdbi.create(pool);
    this.changes = new Changes(reads, database.dialect() != Dialect.SQLITE);
    this.writer = new GroupCommit(database, known, changes::reached);
    this.contents = new Contents(reads, settings.logLimit());
    this.inventory = new Inventory(reads);
    this.advisories = new Advisories(writer, reads, inventory);
    this.jobs =
        new Jobs(
            writer,
            reads,
            changes,
            List.of(
                new FindingsJob(reads, contents, examiner),
                new FindingsAgainJob(reads, examiner),
                new RunLogJob(reads, contents),
                new ReplacedLogJob(contents),
                new RunSilenceJob(),
                new AdvisoriesJob(advisories)));
    this.journals = new RunJournals(writer, reads, contents);
  }

  /**
   * Opens a store, makes it if there is none, and brings its tables up to date.
   *
   * @throws org.spackmon.storage.sql.StoreException when it can't be opened; the message says what
   *     to do
   */
  public static Store open(StoreSettings settings) {
    return open(settings, Examiner.none());
  }

  /**
   * The same, with somebody who understands the logs of what fails.
   *
   * @throws org.spackmon.storage.sql.StoreException when it can't be opened
   */
  public static Store open(StoreSettings settings, Examiner examiner) {
    Database database =
        settings.url() == null
            ? SqliteDatabase.open(Objects.requireNonNull(settings.data()))
            : PostgresDatabase.open(settings.url());
    try {
      Migrations.run(database);
      return new Store(database, settings, examiner);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static HikariDataSource pool(Database database, StoreSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("spackmon-readers");
    config.setDataSource(database.readers());
    config.setReadOnly(database.dialect() != Dialect.SQLITE); // SQLite: by a pragma
    config.setMaximumPoolSize(settings.readers());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(POOL_WAIT_MILLIS);
    return new HikariDataSource(config);
  }

  /**
   * Records a report. Waits only while too much waits already.
   *
   * @return the receipt, once it is durable; fails with {@link
   *     org.spackmon.record.ReportRejectedException} when the store knows better
   */
  public <R extends Receipt> CompletableFuture<R> record(Report<R> report) {
    return writer.submit(
        books -> Recorder.record(report, books.ledger()), ReportContents.of(report));
  }

  /** Writes anything else, durable when complete. */
  public <T> CompletableFuture<T> write(Write<T> work) {
    return writer.submit(books -> work.run(books.statements().connection()), List.of());
  }

  /** What is answered to a document that is kept already, else null. */
  public Receipt.@Nullable SpecKept knownDocument(byte[] digest) {
    KeptDocument kept = known.get(digest);
    if (kept == null) {
      kept = StoredDocuments.find(reads, digest);
      if (kept != null) {
        known.put(digest, kept);
      }
    }
    return kept == null ? null : kept.receipt();
  }

  /** Logs, documents and values. */
  public Contents contents() {
    return contents;
  }

  /** Connections that can only read. */
  public Jdbi reads() {
    return reads;
  }

  public Dialect dialect() {
    return database.dialect();
  }

  /** Work that waits; nothing is done until it is started. */
  public Jobs jobs() {
    return jobs;
  }

  public Changes changes() {
    return changes;
  }

  /** What is installed where, and who needs it. */
  public Inventory inventory() {
    return inventory;
  }

  /** What advisories say of it. */
  public Advisories advisories() {
    return advisories;
  }

  /** How far the journals of runs are kept. */
  public RunJournals journals() {
    return journals;
  }

  /** How the writer is doing. */
  public Pulse pulse() {
    return writer.pulse();
  }

  /** Where the files are, where there are files. */
  public @Nullable Path directory() {
    return directory;
  }

  /** Pruning, system rules, and what else is done to the store as a whole. */
  public Upkeep upkeep() {
    return new Upkeep(
        new Systems(writer, reads),
        new Prune(writer, reads, known),
        new RunDeletion(writer, reads, known),
        new Rederive(writer, reads),
        new Backup(writer, database),
        new Restore(writer));
  }

  /** Finishes what was accepted. */
  @Override
  public void close() {
    jobs.close();
    writer.close();
    changes.close();
    pool.close();
    database.close();
  }
}
