package org.spackmon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it ships is killed while clients report to it, and started again. */
final class KillIT {
  private static final int CLIENTS = 6;
  private static final int ENOUGH = 150;
  private static final int NEEDED = 5;

  /**
   * What was answered with 200 or 201.
   *
   * @param build its id, 0 as long as only the spec was answered
   */
  private record Answered(String name, long build, String what) {}

  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

  @Test
  void whateverWasAnswered_isThereAfterAKill(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    String bearer;
    try (ServedJar server = ServedJar.start(data)) {
      bearer = server.bearer();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String prefix = "client" + i;
        Thread client = new Thread(() -> report(new Ms1Client(server.port(), bearer), prefix));
        client.start();
        clients.add(client);
      }
      while (answered.size() < ENOUGH && server.alive()) {
        Thread.sleep(5);
      }
      server.kill();
      for (Thread client : clients) {
        client.join();
      }
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(ENOUGH);

    try (ServedJar server = ServedJar.start(data)) {
      Ms1Client client = new Ms1Client(server.port(), bearer); // a restart ends no session
      for (Answered each : answered) {
        check(each, client);
      }
    }
  }

  private void report(Ms1Client client, String prefix) {
    for (int i = 0; ; i++) {
      String name = prefix + "-" + i;
      try {
        client.spec(name, NEEDED);
        answered.add(new Answered(name, 0, "spec"));
        long build = client.build(name);
        answered.add(new Answered(name, build, "build"));
        client.phase(build, "log of " + name);
        answered.add(new Answered(name, build, "phase"));
        client.status(build);
        answered.add(new Answered(name, build, "status"));
      } catch (Ms1Client.Gone e) {
        return;
      }
    }
  }

  private static void check(Answered each, Ms1Client client) throws Ms1Client.Gone {
    switch (each.what()) {
      case "spec" ->
          assertThat(client.read("/ms1/specs/name/" + each.name() + "/").at("/0/dependencies"))
              .as("the whole graph of %s", each)
              .hasSize(NEEDED);
      case "build" -> assertThat(client.build(each.name())).as("%s", each).isEqualTo(each.build());
      case "phase" ->
          assertThat(client.attempt(each.build()).at("/phases/0/name").asText())
              .as("%s", each)
              .isEqualTo("build");
      default ->
          assertThat(client.attempt(each.build()).at("/outcome").asText())
              .as("%s", each)
              .isEqualToIgnoringCase("success");
    }
  }
}
