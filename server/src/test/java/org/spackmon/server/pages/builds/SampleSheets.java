package org.spackmon.server.pages.builds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Analysis;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs;
import org.spackmon.server.pages.SampleBuilds;
import org.spackmon.storage.views.builds.AnalysisRow;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.builds.InstalledFile;
import org.spackmon.storage.views.names.Counts;
import org.spackmon.storage.views.paging.Page;

/** Lists of builds, and what was analysed of one, as their templates take them. */
public final class SampleSheets {
  private SampleSheets() {}

  public static Object builds(
      Frame frame, BuildsView view, Page<BuildRow> page, @Nullable Counts counts) {
    BuildTable table = new BuildTable(frame, page.rows(), view);
    Map<String, List<String>> known =
        Map.of("compiler", List.of("gcc@12.2.0"), "system", List.of("perlmutter", "frontier"));
    return new BuildList(page, table, OutcomeTabs.of(table, counts), known);
  }

  public static Object variables(Frame frame) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("SPACK_CC", "/usr/bin/gcc");
    variables.put(
        "PATH",
        "/lab/s018/lib/spack/env/gcc:/lab/s018/lib/spack/env:/usr/local/bin:/usr/bin:/bin:/lab/opt18/linux-sles15-zen3/gcc-12.2.0/cmake-3.23.1-hcqd7so5c7z5kjipk4tslvnss3otf3sa/bin");
    variables.put("LC_ALL", "C");
    AnalysisRow row =
        new AnalysisRow(
            3,
            45_206,
            "environment_variables",
            "",
            "",
            Analysis.Kind.JSON,
            3,
            4_120,
            1,
            SampleBuilds.NOW.minusSeconds(600));
    return new AnalysisSheet(frame, 45_206, "brokenpkg", row, null, true, variables, List.of());
  }

  public static Object files(Frame frame) {
    List<InstalledFile> files = new ArrayList<>();
    for (String path :
        List.of("bin/greet", "include/greet.h", "lib/libgreet.so.2.0", "share/doc/greet/README")) {
      files.add(
          new InstalledFile(
              path,
              "file",
              "644",
              "spack",
              "users",
              "hcqd7so5c7z5kjipk4tslvnss3otf3sa",
              "81204",
              null));
    }
    return new AnalysisSheet(frame, 45_206, "brokenpkg", null, null, true, Map.of(), files);
  }
}
