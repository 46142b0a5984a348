package org.spackmon.app.local;

import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import picocli.CommandLine.Command;

/** {@code spackmon rederive}: outcomes once more, by the rules of this version. */
@Command(
    name = "rederive",
    description = "Derive every outcome anew from what was claimed, by this version's rules.",
    footerHeading = "%nExample:%n",
    footer = "  spackmon rederive")
public final class RederiveCommand extends StoreCommand {
  @Override
  int run(Store store, Streams streams) {
    long attempts = store.upkeep().rederive();
    text(streams.out()).printf("Derived the outcomes of %,d attempts.%n", attempts);
    return 0;
  }
}
