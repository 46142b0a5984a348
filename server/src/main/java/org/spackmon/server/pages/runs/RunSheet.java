package org.spackmon.server.pages.runs;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.record.runs.Role;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.runs.PlannedRow;
import org.spackmon.storage.views.runs.RunLine;
import org.spackmon.storage.views.runs.RunPage;
import org.spackmon.storage.views.runs.RunPage.EnvironmentRow;

/** The page of one run. */
record RunSheet(Frame frame, RunPage page) {

  /** So many of a plan, of one outcome. */
  record Share(String outcome, String word, long n) {}

  RunLine run() {
    return page.run();
  }

  /** What an import found is on the page of its system; null for other runs. */
  @Nullable String installs() {
    List<String> words = run().command();
    String system = run().system();
    boolean imports = words.size() > 1 && words.subList(0, 2).equals(List.of("spackmon", "import"));
    return imports && system != null ? frame.to("/installs?system=" + Frame.encode(system)) : null;
  }

  static String command(RunLine run) {
    return run.command().isEmpty() ? "Spack" : String.join(" ", run.command());
  }

  /** The name of a shape and of a colour. */
  static String shape(RunLine run) {
    return switch (run.state()) {
      case "running" -> "running";
      case "lost" -> "lost";
      default -> run.exitCode() != null && run.exitCode() == 0 ? "success" : "failed";
    };
  }

  static String state(RunLine run) {
    if (run.state().equals("ended")) {
      return run.exitSignal() != null
          ? "Ended by signal " + run.exitSignal()
          : "Ended with exit code " + run.exitCode();
    }
    return run.running() ? "Running" : "Lost";
  }

  /** The same for a narrow column. */
  static String brief(RunLine run) {
    if (run.state().equals("ended")) {
      return run.exitSignal() != null ? "Signal " + run.exitSignal() : "Exit " + run.exitCode();
    }
    return run.running() ? "Running" : "Lost";
  }

  @Nullable Duration took() {
    return run().ended() == null ? null : Duration.between(run().began(), run().ended());
  }

  /** How the plan came out, in few words. */
  List<Share> shares() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (PlannedRow row : page.packages()) {
      if (row.outcome() != null) {
        counts.merge(row.outcome(), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(
            each ->
                new Share(each.getKey().word(), BuildTable.word(each.getKey()), each.getValue()))
        .toList();
  }

  long waiting() {
    return page.packages().stream().filter(row -> row.outcome() == null).count();
  }

  /** Shape and colour of a package: its outcome's. */
  static String shape(PlannedRow row) {
    return row.outcome() == null ? "announced" : row.outcome().word();
  }

  static String word(PlannedRow row) {
    if (row.outcome() != null) {
      return BuildTable.word(row.outcome());
    }
    return row.role() == Role.BUILD ? "Waiting" : BuildTable.word(of(row.role()));
  }

  private static Outcome of(Role role) {
    return role == Role.EXTERNAL ? Outcome.EXTERNAL : Outcome.REUSED;
  }

  @Nullable String link(PlannedRow row) {
    return row.build() == null
        ? null
        : frame.to("/builds/" + row.build() + "?attempt=" + row.attempt());
  }

  /** The name of the package that a hash means in this plan. */
  String name(String hash) {
    return page.packages().stream()
        .filter(row -> row.hash().equals(hash))
        .map(PlannedRow::name)
        .findFirst()
        .orElse("/" + BuildTable.shortHash(hash));
  }

  String other(String key) {
    return frame.to("/runs/" + Frame.encode(key));
  }

  String file(EnvironmentRow environment, String file) {
    return frame.to(
        "/runs/"
            + Frame.encode(run().key())
            + "/environment?path="
            + Frame.encode(environment.path())
            + "&file="
            + file);
  }
}
