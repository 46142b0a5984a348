package org.spackmon.storage.advisories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.advisories.Advisory;
import org.spackmon.storage.inventory.Inventory;
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

  /** Advisories before it is known how much is installed. */
  private record Known(List<AdvisoryRow> rows, Map<Long, List<Long>> nodes) {}

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
      return new Known(rows, Map.of());
    }
    List<Long> ids = rows.stream().map(AdvisoryRow::id).toList();
    Map<Long, List<HitRow>> hits = reads.withHandle(handle -> HitReader.of(handle, ids));
    Map<Long, List<Long>> nodes = reads.withHandle(handle -> HitReader.nodes(handle, ids));
    List<Spread> spreads =
        inventory.spread(ids.stream().map(id -> nodes.getOrDefault(id, List.of())).toList());
    List<AdvisoryRow> whole = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      long id = ids.get(i);
      whole.add(rows.get(i).with(hits.getOrDefault(id, List.of()), spreads.get(i)));
    }
    return new Known(whole, nodes);
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
          List<Long> nodes = known.nodes.getOrDefault(one.row.id(), List.of());
          return new AdvisoryPage(known.rows.get(0), one.advisory, nodes);
        });
  }

  List<HitRow> newest(int limit) {
    return reads.withHandle(handle -> HitReader.newest(handle, limit));
  }

  List<HitRow> of(String packageName, String version) {
    return reads.withHandle(handle -> HitReader.of(handle, packageName, version));
  }
}
