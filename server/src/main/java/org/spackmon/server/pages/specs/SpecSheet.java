package org.spackmon.server.pages.specs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.advisories.HitRow;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.specs.DependencyRow;
import org.spackmon.storage.views.specs.DependentRow;
import org.spackmon.storage.views.specs.DocumentRow;
import org.spackmon.storage.views.specs.SpecHash;
import org.spackmon.storage.views.specs.SpecPage;

/** The page of one concrete spec. */
record SpecSheet(
    Frame frame,
    SpecPage spec,
    List<HitRow> advisories,
    BuildTable builds,
    Page<BuildRow> page,
    Page<DependentRow> dependents,
    Page<DocumentRow> documents) {

  /** Rows of dependents and of documents on this page. */
  static final int SOME = 20;

  List<String> parameters() {
    return Parameters.written(spec.parameters());
  }

  /** What a failed concretization asked of its dependencies; nothing for a concrete spec. */
  List<String> asked() {
    return spec.concrete()
        ? List.of()
        : spec.dependencies().stream()
            .map(row -> row.version() == null ? row.name() : row.name() + "@" + row.version())
            .toList();
  }

  /** {@code linux-debian12-icelake}, as far as it is known. */
  String arch() {
    StringBuilder arch = new StringBuilder();
    for (String part : new @Nullable String[] {spec.platform(), spec.os(), spec.target()}) {
      if (part != null && !part.isEmpty()) {
        arch.append(arch.length() == 0 ? "" : "-").append(part);
      }
    }
    return arch.toString();
  }

  /** Whether a dependency stands for something else, such as {@code mpi}. */
  boolean hasVirtuals() {
    return spec.dependencies().stream().anyMatch(row -> !row.virtuals().isEmpty());
  }

  /** Other specs that go by the same hash: all failed concretizations share one. */
  List<Long> others(SpecHash hash) {
    return spec.concrete() ? hash.others() : List.of();
  }

  String to(long other) {
    return frame.to("/specs/" + other);
  }

  String advisory(HitRow hit) {
    return frame.to("/advisories?id=" + Frame.encode(hit.advisory()));
  }

  String packageLink(String name) {
    return frame.to("/packages?name=" + Frame.encode(name));
  }

  @Nullable String dependencyLink(DependencyRow row) {
    Long id = row.id();
    return id == null ? null : to(id);
  }

  @Nullable String newer() {
    return page.previous() == null ? null : page("?cursor=" + Frame.encode(page.previous().text()));
  }

  @Nullable String older() {
    return page.next() == null ? null : page("?cursor=" + Frame.encode(page.next().text()));
  }

  String allDependents() {
    return page("/dependents");
  }

  String documentLink(DocumentRow row) {
    return frame.to("/documents/" + row.id());
  }

  /** What a kind of hash is called in a spec file. */
  static String kind(SpecHash hash) {
    return hash.kind().specName();
  }

  String page(String rest) {
    return frame.to("/specs/" + spec.id() + rest);
  }
}
