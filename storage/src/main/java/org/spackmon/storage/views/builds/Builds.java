package org.spackmon.storage.views.builds;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.Contents;
import org.spackmon.storage.sql.Dialect;
import org.spackmon.storage.views.packages.Matrix.Cell;
import org.spackmon.storage.views.packages.MatrixBy;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** Which builds are there, and what happened in them? */
public final class Builds {
  private final Jdbi reads;
  private final Contents contents;
  private final Effort effort;

  public Builds(Jdbi reads, Contents contents, Dialect dialect) {
    this(reads, contents, Effort.of(dialect));
  }

  Builds(Jdbi reads, Contents contents, Effort effort) {
    this.reads = reads;
    this.contents = contents;
    this.effort = effort;
  }

  /** Attempts that the filter lets pass, newest first. */
  public Page<BuildRow> list(BuildFilter filter, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(handle -> Lists.filtered(handle, filter, cursor, limit, effort));
  }

  public Page<BuildRow> list(BuildsView view) {
    return list(view.filter(), view.cursor(), view.limit());
  }

  /** Attempts at builds of one spec, newest first. */
  public Page<BuildRow> ofSpec(long node, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(handle -> Lists.ofSpec(handle, node, cursor, limit));
  }

  /** Attempts that failed of the same, the newest first. */
  public Page<BuildRow> ofFailure(long failure, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(handle -> Lists.ofFailure(handle, failure, cursor, limit));
  }

  /** Attempts behind a cell of a package's matrix, the newest first. */
  public Page<BuildRow> ofCell(
      String packageName, MatrixBy by, Cell cell, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(handle -> Lists.ofCell(handle, packageName, by, cell, cursor, limit));
  }

  public Optional<BuildPage> get(long build) {
    return reads.withHandle(
        handle -> {
          ToldReader told = new ToldReader(handle, contents);
          return BuildReader.build(handle, build).map(page -> page.with(told::tell));
        });
  }

  /** One attempt at a build by its number: for those that {@link BuildPage#attempts} leaves out. */
  public Optional<AttemptPart> attempt(long build, int number) {
    return reads.withHandle(
        handle ->
            AttemptReader.one(handle, build, number).map(new ToldReader(handle, contents)::tell));
  }

  /** Which build an attempt is at, and its number there. */
  public Optional<Place> place(long attempt) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT build_id, number FROM attempt WHERE id = :id")
                .bind("id", attempt)
                .map((row, context) -> new Place(row.getLong(1), row.getInt(2)))
                .findOne());
  }

  /** Where an attempt is found. */
  public record Place(long build, int number) {}

  /** Failed attempts at dependencies of this attempt's spec, in its runs; only the first few. */
  public List<BuildRow> causes(long attempt) {
    return reads.withHandle(handle -> Causes.of(handle, attempt));
  }

  /** Cancelled attempts at dependents of this attempt's spec, in its runs; only the first ones. */
  public List<BuildRow> cancelledBy(long attempt) {
    return reads.withHandle(handle -> Causes.cancelledBy(handle, attempt));
  }

  /** One phase of an attempt, whose log is about to be read. */
  public Optional<PhaseLog> phase(long build, int number, String phase) {
    return reads
        .withHandle(handle -> AttemptReader.phase(handle, build, number, phase))
        .map(found -> found.phase().log() != null ? found : told(found));
  }

  /** In a journal, a phase's log is a part of its attempt's. */
  private PhaseLog told(PhaseLog found) {
    return attempt(found.build(), found.number()).stream()
        .flatMap(attempt -> attempt.phases().stream())
        .filter(row -> row.name().equals(found.phase().name()))
        .map(found::with)
        .findFirst()
        .orElse(found);
  }

  /** All results of analyzers for a build, the oldest first. */
  public Page<AnalysisRow> analyses(long build, @Nullable Cursor cursor, int limit) {
    return reads.withHandle(
        handle ->
            Paging.page(
                cursor,
                limit,
                (from, most) -> BuildReader.analyses(handle, build, from, most),
                row -> Long.toString(row.id())));
  }

  public Optional<AnalysisRow> analysis(long id) {
    return reads.withHandle(handle -> BuildReader.analysis(handle, id));
  }

  /** What the install left in its prefix, by path; empty unless an analyzer sent it. */
  public List<InstalledFile> files(long build) {
    return reads
        .withHandle(handle -> BuildReader.installFiles(handle, build))
        .map(content -> InstalledFiles.read(contents.bytes(content, InstalledFiles.MOST_BYTES)))
        .orElse(List.of());
  }
}
