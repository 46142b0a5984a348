package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.testkit.fuzz.Attack;

/** Thousands of requests that are nearly right. How to run more of them: docs/fuzzing.md. */
final class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  @ParameterizedTest
  @EnumSource(Where.class)
  void requestsThatAreNearlyRight_breakNothing(Where where, TestReporter reporter)
      throws IOException, InterruptedException, SpecFormatException {
    try (TestServer server = TestServer.start(where.create())) {
      String token = server.account("mallory", null);
      Attack.Outcome outcome =
          new Attack(server.port(), "/ms1", "mallory", token).run(REQUESTS, SEED, 4);

      reporter.publishEntry(where + " answered", outcome.statuses().toString());
      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.statuses()).containsKeys(200, 201, 400, 404, 405);
      Graphs.checkWhole(server.store());
      assertThat(new Person(server, "ada").spec(Person.node("after")).status()).isEqualTo(201);
    }
  }
}
