package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.spackmon.server.ms1.Recording.Step;

/**
 * What real clients said, said again to one server: in order, with each report twice, and in
 * another order. Every time it must know the same in the end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordingsContract {
  private final Where where;
  private TestServer server;
  private int replays;

  RecordingsContract(Where where) {
    this.where = where;
  }

  @BeforeAll
  void start() {
    server = TestServer.start(where.create());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> recordings() {
    return Stream.of("/recordings/ms1", "/ms1/legacy-traffic")
        .flatMap(folder -> Recording.in(folder).stream())
        .map(recording -> DynamicTest.dynamicTest(recording.name(), () -> check(recording)));
  }

  private void check(Recording recording) throws IOException {
    List<EndState.Build> end = end(recording.steps());
    if (recording.expect() != null) {
      Expectation.check(recording.expect(), end);
    }
    assertThat(end(Orders.doubled(recording.steps()))).as("each report twice").isEqualTo(end);
    Random random = new Random(recording.name().hashCode());
    assertThat(end(Orders.shuffled(recording.steps(), random))).as("shuffled").isEqualTo(end);
  }

  /** What is known after these reports of people who never reported before. */
  private List<EndState.Build> end(List<Step> steps) throws IOException {
    String suffix = "-" + ++replays + "-";
    new Replay(server, suffix).play(steps);
    return server.store().reads().withHandle(handle -> EndState.of(handle, suffix));
  }
}
