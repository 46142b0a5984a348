package org.spackmon.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints a table per tool, and holds what the whole must keep. */
final class LabelledLogsTest {
  /** Tools that people use and of which there is no log here. */
  private static final List<String> NO_SAMPLES = List.of("bazel", "mercurial");

  private static final class Row {
    int failing;
    int first;
    int classes;
    int succeeding;
    int falseErrors;
    int pairs;
    int same;
  }

  private final Map<String, Row> rows = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();
  private final Row total = new Row();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<String, String> toolOf = new HashMap<>();

  @Test
  void labelled_logs_keep_what_was_promised() {
    List<Labelled> logs = new ArrayList<>(Labelled.all());
    logs.addAll(Labelled.recorded());
    logs.forEach(this::judge);
    sameness();
    int different = 0;
    int collisions = 0;
    List<String> names = List.copyOf(groups.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        different++;
        Set<String> both = new HashSet<>(groups.get(names.get(i)));
        both.retainAll(groups.get(names.get(j)));
        if (!both.isEmpty()) {
          collisions++;
          misses.add("collision: " + names.get(i) + " and " + names.get(j));
        }
      }
    }
    print(different, collisions);
    assertThat(logs).hasSizeGreaterThanOrEqualTo(80);
    assertThat((double) total.first / total.failing)
        .as("true cause first")
        .isGreaterThanOrEqualTo(0.9);
    assertThat((double) total.falseErrors / total.succeeding)
        .as("false errors")
        .isLessThanOrEqualTo(0.05);
    assertThat((double) total.same / total.pairs)
        .as("same fingerprint")
        .isGreaterThanOrEqualTo(0.95);
    assertThat((double) collisions / different).as("collisions").isLessThanOrEqualTo(0.01);
  }

  /** As CI systems, Docker, pip and Spack's installer show what somebody else said. */
  @ParameterizedTest
  @ValueSource(strings = {"  ", "      ", "2026-01-02T03:04:05.678901Z ", "#12 8.03 ", "[   87s] "})
  void labelled_logs_shown_by_others_keep_their_cause(String ahead) {
    List<Labelled> failing = Labelled.all().stream().filter(Labelled::fails).toList();
    long first = failing.stream().filter(log -> log.shown(ahead).findsItsCause()).count();
    assertThat((double) first / failing.size()).isGreaterThanOrEqualTo(0.95);
  }

  /** What runs a build says how it ended, and not why. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR: Job failed: exit code 1",
        "Error: Process completed with exit code 1.",
        "srun: error: node001: task 0: Exited with exit code 2",
        "ERROR: failed to solve: process \"/bin/sh -c make\" did not complete: exit code: 1",
        "spack.build_environment.ChildError: ProcessError: Command exited with status 2:"
      })
  void labelled_logs_of_a_job_that_failed_keep_their_cause(String end) {
    List<Labelled> failing = Labelled.all().stream().filter(Labelled::fails).toList();
    long first = failing.stream().filter(log -> log.ending(end).findsItsCause()).count();
    assertThat((double) first / failing.size()).isGreaterThanOrEqualTo(0.95);
  }

  private void judge(Labelled log) {
    Row row = rows.computeIfAbsent(log.tool(), t -> new Row());
    Reading reading = log.read();
    if (!log.fails()) {
      row.succeeding++;
      row.falseErrors += reading.errors().size();
      reading.errors().forEach(e -> misses.add(log.name() + ": not an error: " + e.text()));
      return;
    }
    row.failing++;
    Finding cause = reading.errors().isEmpty() ? null : reading.errors().get(0);
    if (cause == null) {
      misses.add(log.name() + ": nothing found");
      return;
    }
    if (cause.line() == log.cause()) {
      row.first++;
    } else {
      misses.add(
          log.name()
              + ": line "
              + log.cause()
              + " is the cause, found "
              + cause.line()
              + ": "
              + cause.text());
    }
    if (cause.kind().word().equals(log.kind())) {
      row.classes++;
    } else {
      misses.add(log.name() + ": class is " + log.kind() + ", found " + cause.kind());
    }
    toolOf.put(log.group(), log.tool());
    boolean known = groups.containsKey(log.group());
    boolean fresh =
        groups.computeIfAbsent(log.group(), g -> new HashSet<>()).add(cause.fingerprint());
    if (known) {
      row.pairs++;
      row.same += fresh ? 0 : 1;
    }
  }

  private void sameness() {
    groups.forEach(
        (group, prints) -> {
          if (prints.size() > 1) {
            misses.add(group + ": " + prints.size() + " fingerprints");
          }
        });
    for (Row row : rows.values()) {
      total.failing += row.failing;
      total.first += row.first;
      total.classes += row.classes;
      total.succeeding += row.succeeding;
      total.falseErrors += row.falseErrors;
      total.pairs += row.pairs;
      total.same += row.same;
    }
  }

  private void print(int different, int collisions) {
    System.out.printf(
        "%-12s %5s %12s %12s %9s %12s %10s%n",
        "tool", "fail", "cause first", "class right", "succeed", "false errors", "same");
    rows.forEach(LabelledLogsTest::print);
    print("all", total);
    NO_SAMPLES.forEach(
        tool -> System.out.printf("%-12s %5d  unsupported: no sample could be had%n", tool, 0));
    System.out.printf(
        "different breakages with one fingerprint: %d of %d pairs%n", collisions, different);
    misses.forEach(System.out::println);
  }

  private static void print(String name, Row row) {
    System.out.printf(
        "%-12s %5d %12d %12d %9d %12d %7d/%d%n",
        name,
        row.failing,
        row.first,
        row.classes,
        row.succeeding,
        row.falseErrors,
        row.same,
        row.pairs);
  }
}
