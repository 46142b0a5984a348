package org.spackmon.storage.views.specs;

import java.util.ArrayList;
import java.util.List;
import org.spackmon.storage.views.search.Hits;

/**
 * Which specs are on a page? A SELECT of their ids, made of streams that an index gives in order.
 *
 * @param starts one condition each, that an index answers; together they hold every spec asked for
 * @param filter what must hold besides: " AND …", or ""
 */
record SpecPick(List<String> starts, String filter) {
  static final SpecPick ALL = new SpecPick(List.of("TRUE"), "");

  /** So many packages get a page each, of which one is made; more are looked for in passing. */
  private static final int MOST_STREAMS = 64;

  /** Of these, the specs that match. */
  SpecPick narrowed(Hits hits) {
    if (!equals(ALL) || hits.packages().size() > MOST_STREAMS) {
      // The plus keeps planners from the index of packages.
      String nodes = "n.id IN (" + Hits.list(hits.nodes()) + ")";
      String packages = "+n.package_id IN (" + Hits.list(hits.packages()) + ")";
      return new SpecPick(starts, filter + " AND (" + nodes + " OR " + packages + ")");
    }
    List<String> narrow = new ArrayList<>();
    for (long each : hits.packages()) {
      narrow.add("n.package_id = " + each);
    }
    if (!hits.nodes().isEmpty() || narrow.isEmpty()) {
      narrow.add("n.id IN (" + Hits.list(hits.nodes()) + ")");
    }
    return new SpecPick(narrow, filter);
  }

  /** Of these, the ones that could be concretized, or those that could not; said last. */
  SpecPick concrete(boolean concrete) {
    return new SpecPick(starts, filter + " AND n.concrete = " + (concrete ? 1 : 0));
  }

  String sql(Span span, int most) {
    List<String> streams = new ArrayList<>();
    String range = " AND n.id < %d AND n.id > %d".formatted(span.below(), span.above());
    String end = " ORDER BY id %s LIMIT %d".formatted(span.direction(), most);
    for (String start : starts) {
      streams.add("SELECT n.id FROM node n WHERE " + start + range + filter + end);
    }
    if (streams.size() == 1) {
      return streams.get(0);
    }
    List<String> wrapped = new ArrayList<>();
    for (String stream : streams) {
      wrapped.add("SELECT id FROM (" + stream + ") s" + wrapped.size());
    }
    return String.join("\nUNION\n", wrapped) + end;
  }
}
