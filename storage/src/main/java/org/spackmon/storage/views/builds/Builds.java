package org.spackmon.storage.views.builds;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

/** Which builds are there, and what happened in them? */
public final class Builds {

  public Builds(Jdbi reads) {}

  /** Attempts that the filter lets pass, newest first. */
  public Page<BuildRow> list(BuildFilter filter, @Nullable Cursor cursor, int limit) {
    return Page.empty();
  }

  public Page<BuildRow> list(BuildsView view) {
    return list(view.filter(), view.cursor(), view.limit());
  }

  /** Attempts at builds of one spec, newest first. */
  public Page<BuildRow> ofSpec(long node, @Nullable Cursor cursor, int limit) {
    return Page.empty();
  }

  public Optional<BuildPage> get(long build) {
    return Optional.empty();
  }

  /** One attempt at a build by its number: for those that {@link BuildPage#attempts} leaves out. */
  public Optional<AttemptPart> attempt(long build, int number) {
    return Optional.empty();
  }

  public Optional<PhaseLog> phase(long build, int number, String phase) {
    return Optional.empty();
  }

  /** All results of analyzers for a build, oldest first. */
  public Page<AnalysisRow> analyses(long build, @Nullable Cursor cursor, int limit) {
    return Page.empty();
  }

  public Optional<AnalysisRow> analysis(long id) {
    return Optional.empty();
  }

  /** What the install left in its prefix, by path; empty unless an analyzer sent it. */
  public List<InstalledFile> files(long build) {
    return List.of();
  }
}
