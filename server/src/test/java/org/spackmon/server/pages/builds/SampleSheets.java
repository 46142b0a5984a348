package org.spackmon.server.pages.builds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.names.Counts;
import org.spackmon.storage.views.paging.Page;

/** Lists of builds, as their template takes them. */
public final class SampleSheets {
  private SampleSheets() {}

  public static Object builds(
      Frame frame, BuildsView view, Page<BuildRow> page, @Nullable Counts counts) {
    BuildTable table = new BuildTable(frame, page.rows(), view);
    Map<String, List<String>> known =
        Map.of("compiler", List.of("gcc@12.2.0"), "system", List.of("perlmutter", "frontier"));
    return new BuildList(page, table, OutcomeTabs.of(table, counts), known);
  }
}
