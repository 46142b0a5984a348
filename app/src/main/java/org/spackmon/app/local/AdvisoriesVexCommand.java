package org.spackmon.app.local;

import java.io.IOException;
import java.time.Instant;
import org.spackmon.app.control.Streams;
import org.spackmon.server.advisories.Vex;
import org.spackmon.storage.Store;
import org.spackmon.storage.advisories.Judgements;
import picocli.CommandLine.Command;

/** {@code spackmon advisories vex}: what is said here of advisories, for others. */
@Command(
    name = "vex",
    description = "Print what is said here of advisories, as an OpenVEX document.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:It is printed.", "1:Nothing that is installed is meant."},
    footerHeading = "%nExample:%n",
    footer = "  spackmon advisories vex > ours.openvex.json")
final class AdvisoriesVexCommand extends StoreCommand {
  @Override
  int run(Store store, Streams streams) throws IOException {
    store.advisories().catchUp();
    Judgements judged = store.advisories().judged(null);
    if (judged.isEmpty()) {
      text(streams.err()).println("Nothing that is installed is meant by any advisory.");
      return 1;
    }
    Vex.write(judged, version(), Instant.now(), streams.out());
    return 0;
  }

  private String version() {
    return String.join(" ", spec.root().version()).replaceFirst("^spackmon ", "");
  }
}
