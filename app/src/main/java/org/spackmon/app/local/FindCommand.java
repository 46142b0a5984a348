package org.spackmon.app.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Streams;
import org.spackmon.spack.query.QueryException;
import org.spackmon.spack.query.SpecQuery;
import org.spackmon.storage.Store;
import org.spackmon.storage.inventory.Found;
import org.spackmon.storage.inventory.InstallRow;
import org.spackmon.storage.inventory.Inventory;
import org.spackmon.storage.inventory.Where;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spackmon find}: what is installed where, and who needs it. */
@Command(
    name = "find",
    description = {
      "Find installs on all systems by a query in Spack's syntax.",
      "What it knows is what spackmon import read."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Something was found.",
      "1:Nothing was, or it couldn't be looked for.",
      "2:The query or the command line can't be understood."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon find 'xz@5.6.0:5.6.1'",
      "  spackmon find 'xz@5.6.0:5.6.1' --dependents --system northstar",
      "  spackmon find 'openssl@:1.1' --as csv > openssl.csv",
      "  spackmon find '%%gcc@:8 +cuda' --as json | jq -r .prefix"
    })
public final class FindCommand extends StoreCommand {
  private static final int WRONG = 2;
  private static final int PIECE = 500;

  enum Form {
    TABLE,
    JSON,
    CSV
  }

  @Parameters(paramLabel = "QUERY", description = "What to look for.")
  private String query = "";

  @Option(names = "--system", paramLabel = "NAME", description = "Only on this system.")
  private @Nullable String system;

  @Option(names = "--site", paramLabel = "NAME", description = "Only on systems of this site.")
  private @Nullable String site;

  @Option(
      names = "--dependents",
      description = {
        "Who needs it, too: run for what links to it or runs it, directly or",
        "through others, build for what only was built with it."
      })
  private boolean dependents;

  @Option(names = "--gone", description = "What was uninstalled since, too.")
  private boolean gone;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description = "table, csv, or json: an object per line (default: table).")
  private Form form = Form.TABLE;

  @Override
  int run(Store store, Streams streams) throws IOException {
    PrintWriter out = text(streams.out());
    PrintWriter err = text(streams.err());
    try {
      Inventory inventory = store.inventory();
      Found found =
          inventory.find(SpecQuery.parse(query), new Where(site, system, gone, dependents));
      InstallLines lines =
          switch (form) {
            case TABLE -> InstallLines.table(out, dependents);
            case CSV -> InstallLines.csv(out);
            case JSON -> InstallLines.json(out);
          };
      List<Found.Hit> hits = found.hits();
      for (int i = 0; i < hits.size(); i += PIECE) {
        for (InstallRow row : inventory.rows(hits.subList(i, Math.min(hits.size(), i + PIECE)))) {
          lines.add(row);
        }
      }
      lines.finish(found);
      out.flush();
      return hits.isEmpty() ? 1 : 0;
    } catch (QueryException e) {
      err.println("spackmon: " + e.getMessage());
      e.pointer().lines().forEach(line -> err.println("  " + line));
      return WRONG;
    }
  }
}
