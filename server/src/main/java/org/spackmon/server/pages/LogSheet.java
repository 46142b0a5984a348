package org.spackmon.server.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.PhaseRow;

/**
 * The page of an attempt's log: one phase, or each of them in a section.
 *
 * @param chosen the phase that was asked for; null for all
 */
record LogSheet(
    Frame frame,
    BuildPage build,
    int attempt,
    List<PhaseRow> phases,
    @Nullable String chosen,
    List<Section> sections) {

  /** Lines on one page. */
  static final int LINES = 1000;

  /** Lines of each phase where all are shown. */
  static final int SOME = 200;

  /**
   * A phase's log, or a part of it.
   *
   * @param part null where the client sent none
   * @param total lines that the log has
   */
  record Section(PhaseRow row, @Nullable LogPart part, String home, String raw, long total) {
    long first() {
      return part == null || part.lines().isEmpty() ? 0 : part.lines().get(0).number();
    }

    long last() {
      return part == null || part.lines().isEmpty()
          ? 0
          : part.lines().get(part.lines().size() - 1).number();
    }

    boolean whole() {
      return first() <= 1 && last() >= total;
    }

    @Nullable String earlier() {
      return first() <= 1
          ? null
          : home + "&from=" + Math.max(1, first() - LINES) + "&to=" + (first() - 1);
    }

    @Nullable String later() {
      return last() >= total ? null : home + "&from=" + (last() + 1);
    }

    String end() {
      return home + "&from=" + Math.max(1, total - LINES + 1);
    }
  }

  String home(PhaseRow row) {
    return home(frame, build.id(), attempt, row.name());
  }

  String all() {
    return frame.to("/builds/" + build.id() + "/attempts/" + attempt + "/log");
  }

  String buildLink() {
    return frame.to("/builds/" + build.id() + "?attempt=" + attempt);
  }

  @Nullable String isChosen(@Nullable String phase) {
    return java.util.Objects.equals(phase, chosen) ? "page" : null;
  }

  static String home(Frame frame, long build, int attempt, String phase) {
    return frame.to(
        "/builds/" + build + "/attempts/" + attempt + "/log?phase=" + Frame.encode(phase));
  }

  static String raw(Frame frame, long build, int attempt, String phase) {
    return frame.to(
        "/builds/" + build + "/attempts/" + attempt + "/log/raw?phase=" + Frame.encode(phase));
  }
}
