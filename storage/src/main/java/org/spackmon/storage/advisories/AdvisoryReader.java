package org.spackmon.storage.advisories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.advisories.Advisory;
import org.spackmon.storage.inventory.Inventory;
import org.spackmon.storage.inventory.PackageVersion;
import org.spackmon.storage.inventory.Spread;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Paging;

/** Reads advisories with what they mean here; how much of it is installed, the inventory tells. */
final class AdvisoryReader {
  private static final String ONE =
      AdvisoryList.COLUMNS + ", a.body FROM advisory a WHERE a.name = :name";

  private final Jdbi reads;
  private final Inventory inventory;

  AdvisoryReader(Jdbi reads, Inventory inventory) {
    this.reads = reads;
    this.inventory = inventory;
  }

  /**
   * Advisories with what they mean here.
   *
   * @param specs of each, the ids of the specs that it means
   */
  private record Known(List<AdvisoryRow> rows, List<List<Long>> specs) {}

  Page<AdvisoryRow> list(AdvisoriesView view) {
    Page<AdvisoryRow> page =
        reads.withHandle(
            handle ->
                Paging.page(
                    view.cursor(),
                    view.limit(),
                    (from, most) -> AdvisoryList.read(handle, view, from, most),
                    row -> Long.toString(row.firstHit())));
    Map<Long, AdvisoryRow> whole = new HashMap<>();
    whole(page.rows()).rows.forEach(row -> whole.put(row.id(), row));
    return page.map(row -> whole.getOrDefault(row.id(), row));
  }

  /** With their hits, and how much of that is installed: asked when no connection is held. */
  private Known whole(List<AdvisoryRow> rows) {
    if (rows.isEmpty()) {
      return new Known(rows, List.of());
    }
    List<Long> ids = rows.stream().map(AdvisoryRow::id).toList();
    Map<Long, List<HitRow>> hits = reads.withHandle(handle -> HitReader.of(handle, ids));
    List<List<Long>> specs = inventory.specs(ids.stream().map(id -> meant(hits, id)).toList());
    List<Spread> spreads = inventory.spread(specs);
    List<AdvisoryRow> whole = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      whole.add(rows.get(i).with(hits.getOrDefault(ids.get(i), List.of()), spreads.get(i)));
    }
    return new Known(whole, specs);
  }

  private static List<PackageVersion> meant(Map<Long, List<HitRow>> hits, long advisory) {
    return hits.getOrDefault(advisory, List.of()).stream()
        .map(hit -> new PackageVersion(hit.packageName(), hit.version()))
        .toList();
  }

  Optional<AdvisoryPage> get(String name) {
    record Found(AdvisoryRow row, Advisory advisory) {}
    Optional<Found> found =
        reads.withHandle(
            handle ->
                handle
                    .createQuery(ONE)
                    .bind("name", name)
                    .map(
                        (row, context) ->
                            new Found(AdvisoryList.row(row), Body.read(row.getBytes(13))))
                    .findOne());
    return found.map(
        one -> {
          Known known = whole(List.of(one.row));
          return new AdvisoryPage(known.rows.get(0), one.advisory, known.specs.get(0));
        });
  }

  List<HitRow> newest(int limit) {
    return reads.withHandle(handle -> HitReader.newest(handle, limit));
  }

  List<HitRow> of(String packageName, String version) {
    return reads.withHandle(handle -> HitReader.of(handle, packageName, version));
  }
}
