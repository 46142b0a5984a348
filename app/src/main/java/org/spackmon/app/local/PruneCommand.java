package org.spackmon.app.local;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Streams;
import org.spackmon.record.Outcome;
import org.spackmon.storage.Store;
import org.spackmon.storage.upkeep.PruneRule;
import org.spackmon.storage.upkeep.Pruned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code spackmon prune}: takes out what nobody wants to keep. */
@Command(
    name = "prune",
    description = {
      "Remove attempts by age, outcome and tag; all that are given must fit.",
      "Only counts them, unless --yes is given."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon prune --older-than 365d                    how many would go",
      "  spackmon prune --older-than 90d --outcome success --yes",
      "  spackmon prune --tag nightly --older-than 2w --yes"
    })
public final class PruneCommand extends StoreCommand {
  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      converter = Age.class,
      description = "Opened longer ago than this: 12h, 90d, 8w.")
  private @Nullable Duration age;

  @Option(
      names = "--outcome",
      paramLabel = "WORD",
      split = ",",
      description =
          "Ended so: success, cached, failed, cancelled, interrupted, lost, stopped, notrun,"
              + " unknown, announced or running.")
  private Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);

  @Option(names = "--tag", paramLabel = "TAG", description = "Has this tag.")
  private @Nullable String tag;

  @Option(names = "--yes", description = "Remove them.")
  private boolean yes;

  @Override
  int run(Store store, Streams streams) {
    PrintWriter out = text(streams.out());
    PruneRule rule = rule();
    if (yes) {
      print(out, "Removed", store.upkeep().prune(rule));
    } else {
      print(out, "Would remove", store.upkeep().countPrunable(rule));
      out.println("Nothing was removed. Say --yes to remove them.");
    }
    return 0;
  }

  private PruneRule rule() {
    if (age == null && outcomes.isEmpty() && tag == null) {
      throw new ParameterException(
          spec.commandLine(), "Expected --older-than, --outcome or --tag: what should go?");
    }
    Long before =
        age == null
            ? null
            : TimeUnit.MILLISECONDS.toMicros(Instant.now().minus(age).toEpochMilli());
    return new PruneRule(before, outcomes, tag);
  }

  private static void print(PrintWriter out, String verb, Pruned pruned) {
    out.printf(
        "%s %,d attempts; %,d builds have no other. Their logs are %,d bytes.%n",
        verb, pruned.attempts(), pruned.builds(), pruned.bytes());
  }
}
