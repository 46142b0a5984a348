package org.spackmon.server.pages.builds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.views.builds.AnalysisRow;
import org.spackmon.storage.views.builds.InstalledFile;

/**
 * A page below a build's: one of its analyzers' results, its files, its variables.
 *
 * @param of what the build is called
 * @param row the result that is shown; null where the page isn't about one
 * @param text of the result as far as it is shown; null for what isn't text
 * @param whole whether that is all
 */
record AnalysisSheet(
    Frame frame,
    long build,
    String of,
    @Nullable AnalysisRow row,
    @Nullable String text,
    boolean whole,
    Map<String, String> variables,
    List<InstalledFile> files) {

  static AnalysisSheet ofFiles(Frame frame, long build, String of, List<InstalledFile> files) {
    return new AnalysisSheet(frame, build, of, null, null, true, Map.of(), files);
  }

  String buildLink() {
    return frame.to("/builds/" + build);
  }

  String raw() {
    AnalysisRow shown = row;
    return shown == null ? buildLink() : frame.to("/analyses/" + shown.id() + "/raw");
  }
}
