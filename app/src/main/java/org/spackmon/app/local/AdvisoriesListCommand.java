package org.spackmon.app.local;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import org.spackmon.storage.advisories.AdvisoriesView;
import org.spackmon.storage.advisories.AdvisoryRow;
import org.spackmon.storage.views.paging.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spackmon advisories list}: those that mean something here. */
@Command(
    name = "list",
    description = "List advisories that mean something here, and aren't settled.",
    footerHeading = "%nExample:%n",
    footer = "  spackmon advisories list --show all")
final class AdvisoriesListCommand extends StoreCommand {
  @Option(
      names = "--show",
      paramLabel = "WHICH",
      defaultValue = "open",
      description = "open, settled, suggested or all (default: ${DEFAULT-VALUE}).")
  private AdvisoriesView.Show show = AdvisoriesView.Show.OPEN;

  @Override
  int run(Store store, Streams streams) {
    store.advisories().catchUp();
    Table table =
        new Table("ADVISORY", "SEVERITY", "BY ITS DATA", "PACKAGES", "INSTALLS", "SYSTEMS", "SAID");
    AdvisoriesView view = AdvisoriesView.of(Map.of("show", List.of(show.word())));
    Page<AdvisoryRow> page;
    do {
      page = store.advisories().list(view);
      page.rows().forEach(row -> add(table, row));
      view = view.at(page.next());
    } while (page.next() != null);
    table.print(text(streams.out()));
    return 0;
  }

  private static void add(Table table, AdvisoryRow row) {
    String packages =
        row.hits().stream()
            .map(hit -> hit.packageName() + "@" + hit.version())
            .collect(Collectors.joining(" "));
    table.row(
        row.name(),
        row.severity().word(),
        row.verdict() == null ? "" : row.verdict().word(),
        packages,
        Long.toString(row.installs().installs()),
        Long.toString(row.installs().systems()),
        row.statement() == null ? "" : row.statement().status().word());
  }
}
