package org.spackmon.server.pages.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Changed;
import org.spackmon.server.pages.runs.RunSheet;
import org.spackmon.spack.compare.GraphDiff.Lone;
import org.spackmon.storage.views.runs.PlannedRow;
import org.spackmon.storage.views.runs.RunPage;

/** What did another run plan and do, package by package? */
record RunDifferences(List<Changed.Line> lines, List<Lone> same) {

  static RunDifferences of(RunPage before, RunPage after) {
    List<Changed.Line> lines = new ArrayList<>();
    List<Lone> same = new ArrayList<>();
    add(lines, List.of(), "Spack", before.run().spackVersion(), after.run().spackVersion());
    add(lines, List.of(), "Spack commit", before.facts().commit(), after.facts().commit());
    add(lines, List.of(), "host", before.run().host(), after.run().host());
    Map<String, PlannedRow> was = byName(before);
    Map<String, PlannedRow> is = byName(after);
    was.forEach(
        (name, row) -> {
          PlannedRow now = is.get(name);
          if (now == null) {
            lines.add(new Changed.Line(List.of(), "not planned", named(row), null));
          } else if (!compare(row, now, lines)) {
            same.add(new Lone(row.name(), List.of(row.name()), null, row.version()));
          }
        });
    is.forEach(
        (name, row) -> {
          if (!was.containsKey(name)) {
            lines.add(new Changed.Line(List.of(), "newly planned", null, named(row)));
          }
        });
    return new RunDifferences(lines, same);
  }

  private static boolean compare(PlannedRow was, PlannedRow is, List<Changed.Line> lines) {
    int before = lines.size();
    List<String> where = List.of(was.name());
    add(lines, where, "version", was.version(), is.version());
    add(lines, where, "spec", shortened(was.hash()), shortened(is.hash()));
    add(lines, where, "outcome", RunSheet.word(was), RunSheet.word(is));
    add(lines, where, "error", was.diagnosis(), is.diagnosis());
    return lines.size() > before;
  }

  private static void add(
      List<Changed.Line> lines,
      List<String> where,
      String what,
      @Nullable String before,
      @Nullable String after) {
    if (!Objects.equals(before, after)) {
      lines.add(new Changed.Line(where, what, before, after));
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

  private static String shortened(String hash) {
    return "/" + BuildTable.shortHash(hash);
  }
}
