package org.spackmon.server.pages.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.builds.BuildPage;
import org.spackmon.storage.views.builds.PhaseRow;

/**
 * The page of an attempt's log: one phase, or each of them in a section.
 *
 * @param chosen the phase that was asked for; null for all
 * @param words that are searched for; null for none
 * @param live where changes are told; null where none are to come
 */
public record LogSheet(
    Frame frame,
    BuildPage build,
    int attempt,
    List<PhaseRow> phases,
    @Nullable String chosen,
    @Nullable String words,
    List<Section> sections,
    @Nullable String live) {

  /** Lines on one page. */
  public static final int LINES = 1000;

  /** Lines of each phase where all are shown. */
  static final int SOME = 200;

  /**
   * A phase's log, or a part of it.
   *
   * @param part null where the client sent none
   * @param home its own page, with the words that are searched for
   * @param total lines that the log has
   * @param hits null where nothing is searched for
   */
  record Section(
      PhaseRow row,
      @Nullable LogPart part,
      String home,
      String raw,
      long total,
      @Nullable LogHits hits) {
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

    String start() {
      return home + "&from=1";
    }

    String end() {
      return home + "&tail=1";
    }

    @Nullable String error() {
      return row.errorLine() == null ? null : at(home, row.errorLine());
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

  /** The only section of a page of one phase. */
  @Nullable LogHits hits() {
    return chosen == null || sections.isEmpty() ? null : sections.get(0).hits();
  }

  @Nullable String isChosen(@Nullable String phase) {
    return java.util.Objects.equals(phase, chosen) ? "page" : null;
  }

  /** The page of a phase's log. */
  public static String home(Frame frame, long build, int attempt, String phase) {
    return frame.to(
        "/builds/" + build + "/attempts/" + attempt + "/log?phase=" + Frame.encode(phase));
  }

  /** The same with words that are searched for. */
  static String home(Frame frame, long build, int attempt, String phase, @Nullable String words) {
    String home = home(frame, build, attempt, phase);
    return words == null ? home : home + "&q=" + Frame.encode(words);
  }

  /** Its page on which a line stands, at that line. */
  static String at(String home, long line) {
    return home + "&line=" + line + "#L" + line;
  }

  /** The bytes of a phase's log. */
  public static String raw(Frame frame, long build, int attempt, String phase) {
    return frame.to(
        "/builds/" + build + "/attempts/" + attempt + "/log/raw?phase=" + Frame.encode(phase));
  }
}
