package org.spackmon.server.pages.builds;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.server.pages.BuildAddress;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.Spoken;
import org.spackmon.server.pages.failures.FailureSheet;
import org.spackmon.server.pages.logs.LogPart;
import org.spackmon.storage.views.builds.AnalysisRow;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.AttemptTold;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.PhaseRow;
import org.spackmon.storage.views.builds.RunRow;

/**
 * The page of one build, showing one of its attempts.
 *
 * @param causes failed dependencies that made this attempt come to nothing
 * @param failure why it failed; null where it didn't, or its log wasn't read yet
 */
record BuildSheet(
    Frame frame,
    BuildPage build,
    AttemptPart attempt,
    Verdict verdict,
    List<BuildRow> causes,
    List<PhaseSheet> phases,
    @Nullable FailureSheet failure) {

  /**
   * A phase and as much of its log as the build's page shows.
   *
   * @param log null where the client sent none
   * @param home link of the log's page
   * @param raw link of its bytes
   * @param partly whether the log has more lines than are shown
   */
  record PhaseSheet(
      PhaseRow row, @Nullable LogPart log, String home, String raw, boolean open, boolean partly) {
    String shape() {
      if (row.failed()) {
        return "failed";
      }
      return switch (row.status()) {
        case "RUNNING" -> "running";
        case "NO ERROR" -> "unknown"; // of a file for CDash, which says no more
        default -> "success";
      };
    }
  }

  /** Whether its cause is told, and the client said nothing else. */
  boolean explained() {
    return failure != null && failure.cause() != null && verdict.plain();
  }

  String outcome() {
    return attempt.outcome().word();
  }

  /** Whether nobody said which spec it is, but for its package. */
  boolean hashless() {
    return build.specHash().isEmpty();
  }

  /** Platform, operating system and target, as far as they are known. */
  String platform() {
    BuildHost host = build.host();
    return Stream.of(host.platform(), host.hostOs(), host.hostTarget())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  Instant started() {
    Instant started = attempt.started();
    return started == null ? attempt.opened() : started;
  }

  String specLink() {
    return frame.to("/specs/" + build.node());
  }

  String packageLink() {
    return frame.to("/packages?name=" + Frame.encode(build.packageName()));
  }

  /** All builds with the same compiler, owner and so on. */
  String filter(String parameter, String value) {
    return frame.to("/?" + parameter + "=" + Frame.encode(value));
  }

  String attemptLink(AttemptPart other) {
    return BuildTable.attempt(frame, build.id(), other.number());
  }

  /** The attempt that says how the build stands now; null where it is the one shown. */
  @Nullable AttemptPart newest() {
    AttemptPart latest = build.latest();
    return latest.number() == attempt.number() ? null : latest;
  }

  String causeLink(BuildRow cause) {
    return BuildTable.attempt(frame, cause.build(), cause.number());
  }

  @Nullable String isShown(AttemptPart other) {
    return other.number() == attempt.number() ? "page" : null;
  }

  /** The run's name, by its id. */
  String run(long id) {
    return attempt.runs().stream()
        .filter(run -> run.id() == id)
        .map(RunRow::key)
        .findFirst()
        .orElse("");
  }

  @Nullable String live() {
    return BuildAddress.live(frame, attempt);
  }

  String wholeLog() {
    return frame.to("/builds/" + build.id() + "/attempts/" + attempt.number() + "/log/raw");
  }

  String fileLink(AttemptTold.File file) {
    return frame.to(
        "/builds/"
            + build.id()
            + "/attempts/"
            + attempt.number()
            + "/file?name="
            + Frame.encode(file.name()));
  }

  String runLink(String key) {
    return frame.to("/runs/" + Frame.encode(key));
  }

  String plannedLink(String key, String hash) {
    return runLink(key) + "/" + Frame.encode(hash);
  }

  String analysesLink() {
    return frame.to("/builds/" + build.id() + "/analyses");
  }

  static String analysisLink(Frame frame, AnalysisRow row) {
    return row.analyzer().equals("install_files") && row.name().isEmpty()
        ? frame.to("/builds/" + row.build() + "/files")
        : frame.to("/analyses/" + row.id());
  }

  static String title(AnalysisRow row) {
    if (!row.file().isEmpty()) {
      return row.file();
    }
    if (!row.name().isEmpty()) {
      return row.name();
    }
    return switch (row.analyzer()) {
      case "install_files" -> Spoken.count(row.entries(), "file");
      case "environment_variables" -> Spoken.count(row.entries(), "variable");
      case "config_args" -> "configure arguments";
      default -> "the whole result";
    };
  }
}
