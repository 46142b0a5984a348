package org.spackmon.app.importing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.spackmon.journal.KnownStore;
import org.spackmon.spack.store.BuildTraces;
import org.spackmon.spack.store.FailureMarks;
import org.spackmon.spack.store.FailureMarks.Failure;
import org.spackmon.spack.store.Found;
import org.spackmon.spack.store.Problems;
import org.spackmon.spack.store.SpecDocuments;

/** Tells which failures an install tree remembers that nobody told of yet. */
final class Failures {
  /** A stage that was written to later may belong to a build that goes on. */
  private static final Duration QUIET = Duration.ofHours(1);

  private final List<Failure> news = new ArrayList<>();
  private final Problems problems;

  private Failures(Problems problems) {
    this.problems = problems;
  }

  /**
   * Those that are new.
   *
   * @param installed whether a spec was installed since: then it is a failure no more
   */
  static Failures of(
      Found.Tree tree, Predicate<String> installed, KnownStore known, Problems problems) {
    Failures failures = new Failures(problems);
    long quiet = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().minus(QUIET));
    for (Failure failure : FailureMarks.read(tree.root(), tree.stages(), problems).values()) {
      boolean over = failure.spec() != null || failure.at() < quiet;
      Long before = known.failures().get(failure.hash());
      if (over && !installed.test(failure.hash()) && (before == null || before != failure.at())) {
        failures.news.add(failure);
      }
    }
    return failures;
  }

  int count() {
    return news.size();
  }

  void tell(ImportRun run, String root) throws IOException {
    for (Failure failure : news) {
      if (failure.spec() != null) {
        for (SpecDocuments.Document document :
            SpecDocuments.of(failure.spec(), problems)
                .next(new ArrayDeque<>(List.of(failure.hash())))) {
          byte[] json = document.json();
          if (json != null) {
            TreeImport.specs(run, failure.hash(), json);
          }
        }
      }
      Map<String, Long> begins =
          failure.log() == null
              ? Map.of()
              : LogSender.send(run, failure.hash(), failure.log(), problems);
      run.event(
          "failure",
          out -> {
            out.writeStringField("store", root);
            out.writeStringField("hash", failure.hash());
            TreeImport.text(out, "name", failure.name());
            out.writeNumberField("failed", failure.at());
            TracesSender.write(out, NOTHING, begins);
          });
    }
  }

  /** What a failure keeps of its build: where and by whom, nobody wrote down. */
  private static final BuildTraces NOTHING =
      new BuildTraces(null, Map.of(), List.of(), null, false, null, Map.of());
}
