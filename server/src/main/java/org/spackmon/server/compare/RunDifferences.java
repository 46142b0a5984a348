package org.spackmon.server.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.record.runs.Role;
import org.spackmon.spack.compare.GraphDiff.Lone;
import org.spackmon.storage.views.runs.PlannedRow;
import org.spackmon.storage.views.runs.RunPage;

/** What did another run plan and do, package by package? */
record RunDifferences(List<Difference> all, List<Lone> same) {

  static RunDifferences of(RunPage before, RunPage after) {
    List<Difference> all = new ArrayList<>();
    List<Lone> same = new ArrayList<>();
    add(all, List.of(), "Spack", before.run().spackVersion(), after.run().spackVersion());
    add(all, List.of(), "Spack commit", before.facts().commit(), after.facts().commit());
    add(all, List.of(), "host", before.run().host(), after.run().host());
    Map<String, PlannedRow> was = byName(before);
    Map<String, PlannedRow> is = byName(after);
    was.forEach(
        (name, row) -> {
          PlannedRow now = is.get(name);
          if (now == null) {
            all.add(new Difference(List.of(), "not planned", named(row), null));
          } else if (!compare(row, now, all)) {
            same.add(new Lone(row.name(), List.of(row.name()), null, row.version()));
          }
        });
    is.forEach(
        (name, row) -> {
          if (!was.containsKey(name)) {
            all.add(new Difference(List.of(), "newly planned", null, named(row)));
          }
        });
    return new RunDifferences(all, same);
  }

  private static boolean compare(PlannedRow was, PlannedRow is, List<Difference> all) {
    int before = all.size();
    List<String> where = List.of(was.name());
    add(all, where, "version", was.version(), is.version());
    add(all, where, "spec", was.hash(), is.hash());
    add(all, where, "outcome", outcome(was), outcome(is));
    add(all, where, "error", was.diagnosis(), is.diagnosis());
    return all.size() > before;
  }

  private static void add(
      List<Difference> all,
      List<String> where,
      String what,
      @Nullable String before,
      @Nullable String after) {
    if (!Objects.equals(before, after)) {
      all.add(new Difference(where, what, before, after));
    }
  }

  /** Several of one name are told apart by the order of the plan. */
  private static Map<String, PlannedRow> byName(RunPage page) {
    Map<String, PlannedRow> rows = new LinkedHashMap<>();
    for (PlannedRow row : page.packages()) {
      String name = row.name();
      for (int i = 2; rows.containsKey(name); i++) {
        name = row.name() + " " + i;
      }
      rows.put(name, row);
    }
    return rows;
  }

  private static String named(PlannedRow row) {
    return row.version() == null ? row.name() : row.name() + "@" + row.version();
  }

  private static String outcome(PlannedRow row) {
    Outcome outcome = row.outcome();
    return outcome != null
        ? outcome.word()
        : row.role() == Role.BUILD ? "waiting" : row.role().word();
  }
}
