package org.spackmon.server.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.journal.Position;
import org.spackmon.server.journal.Sender.Piece;

final class JournalDoorTest {
  private static final String RUN = SampleJournal.RUN;
  private static final int LOG_BYTES = 9_000;

  private final SampleJournal journal = SampleJournal.whole();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aJournal_isKept(boolean postgres) {
    try (Site site = Site.start(postgres)) {
      Sender sender = site.sender("alice");
      HttpResponse<byte[]> answer = sender.post(RUN, Sender.pieces(journal, LOG_BYTES));
      assertThat(answer.statusCode()).isEqualTo(200);
      Map<String, List<String>> whole = Kept.in(site.store());
      checkWhole(whole, Sender.position(answer));
      assertThat(site.store().jobs().runDue()).isPositive();
      Map<String, List<String>> worked = Kept.in(site.store());
      // Jobs find out where phases begin, and change nothing else.
      assertThat(whole.keySet())
          .filteredOn(table -> !table.equals("phases"))
          .allSatisfy(table -> assertThat(worked.get(table)).isEqualTo(whole.get(table)));
      assertThat(sender.post(RUN, Sender.pieces(journal, 500)).statusCode()).isEqualTo(200);
      assertThat(Kept.in(site.store())).as("uploaded again").isEqualTo(worked);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aJournal_isTheSame_howeverItIsSent(boolean postgres) {
    Map<String, List<String>> whole;
    try (Site site = Site.start(false)) {
      site.sender("alice").post(RUN, Sender.pieces(journal, LOG_BYTES));
      whole = Kept.in(site.store());
    }
    assertThat(doubled(postgres)).as("each piece twice").isEqualTo(whole);
    assertThat(shuffled(postgres)).as("shuffled").isEqualTo(whole);
    assertThat(afterRestart(postgres)).as("after a restart").isEqualTo(whole);
    assertThat(fromTwo(postgres)).as("from two at once").isEqualTo(whole);
  }

  private void checkWhole(Map<String, List<String>> whole, Position position) {
    assertThat(position.events()).isEqualTo(journal.events().length);
    assertThat(position.page()).endsWith("/runs/" + RUN);
    journal
        .logs()
        .forEach(
            (build, log) -> assertThat(position.logs()).containsEntry(build, (long) log.length));
    List<String> bytes = new ArrayList<>();
    journal.logs().forEach((build, log) -> bytes.add(build + " " + SampleJournal.sha256(log)));
    journal.files().forEach((file, all) -> bytes.add(file + " " + SampleJournal.sha256(all)));
    assertThat(rows(whole, "bytes")).containsExactlyInAnyOrderElementsOf(bytes);
    assertThat(rows(whole, "builds").stream().map(JournalDoorTest::told))
        .containsExactly(
            "aaa app 4",
            "bbb libb 3 build!",
            "ccc libc 2 configure install",
            "fff libf 6",
            "fff.2 libf 7",
            "ggg libg 6");
    assertThat(rows(whole, "packages")).hasSize(7);
    assertThat(rows(whole, "events")).hasSize(3).anyMatch(row -> row.contains("| weather |"));
    assertThat(rows(whole, "runs").get(0)).contains("northstar", "slurm", "| 1 |");
  }

  private static List<String> rows(Map<String, List<String>> kept, String what) {
    return kept.getOrDefault(what, List.of());
  }

  /** Key, name, outcome and phases. */
  private static String told(String row) {
    String[] column = row.split(" \\| ", -1);
    return (column[0] + " " + column[2] + " " + column[5] + " " + column[6]).strip();
  }

  private Map<String, List<String>> doubled(boolean postgres) {
    try (Site site = Site.start(postgres)) {
      Sender sender = site.sender("alice");
      for (Piece piece : Sender.pieces(journal, LOG_BYTES)) {
        assertThat(sender.post(RUN, List.of(piece, piece)).statusCode()).isEqualTo(200);
      }
      return Kept.in(site.store());
    }
  }

  /** Whatever leaves a gap is sent again later. */
  private Map<String, List<String>> shuffled(boolean postgres) {
    try (Site site = Site.start(postgres)) {
      Sender sender = site.sender("alice");
      Random random = new Random(7);
      List<List<Piece>> batches = batches(Sender.pieces(journal, LOG_BYTES), random);
      int gaps = 0;
      while (!batches.isEmpty()) {
        List<List<Piece>> later = new ArrayList<>();
        for (List<Piece> batch : batches) {
          int status = sender.post(RUN, batch).statusCode();
          assertThat(status).isIn(200, 409);
          if (status == 409) {
            later.add(batch);
            gaps++;
          }
        }
        batches = later;
      }
      assertThat(gaps).isPositive();
      return Kept.in(site.store());
    }
  }

  private static List<List<Piece>> batches(List<Piece> pieces, Random random) {
    List<List<Piece>> batches = new ArrayList<>();
    List<Piece> rest = new ArrayList<>(pieces);
    while (!rest.isEmpty()) {
      int size = Math.min(rest.size(), 1 + random.nextInt(12));
      batches.add(new ArrayList<>(rest.subList(0, size)));
      rest = rest.subList(size, rest.size());
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private Map<String, List<String>> afterRestart(boolean postgres) {
    try (Site site = Site.start(postgres)) {
      Sender sender = site.sender("alice");
      List<Piece> pieces = Sender.pieces(journal, LOG_BYTES);
      int half = pieces.size() / 2;
      sender.post(RUN, pieces.subList(0, half));
      long before = Sender.position(sender.get("/runs/" + RUN)).events();
      site.restart();
      Sender again = sender.at(site.url());
      assertThat(Sender.position(again.get("/runs/" + RUN)).events()).isEqualTo(before);
      assertThat(again.post(RUN, pieces.subList(half - 3, pieces.size())).statusCode())
          .isEqualTo(200);
      return Kept.in(site.store());
    }
  }

  private Map<String, List<String>> fromTwo(boolean postgres) {
    try (Site site = Site.start(postgres)) {
      Sender sender = site.sender("alice");
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> upload(sender, Sender.pieces(journal, LOG_BYTES / 3)));
      upload(sender, Sender.pieces(journal, LOG_BYTES));
      other.join();
      return Kept.in(site.store());
    }
  }

  /** As long as there is a gap, from the beginning. */
  private static void upload(Sender sender, List<Piece> pieces) {
    int status;
    do {
      status = 200;
      for (int at = 0; at < pieces.size() && status == 200; at += 9) {
        List<Piece> batch = pieces.subList(at, Math.min(pieces.size(), at + 9));
        status = sender.post(RUN, batch).statusCode();
      }
      assertThat(status).isIn(200, 409);
    } while (status != 200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatTheDoorSays(boolean postgres) {
    try (Site site = Site.start(postgres)) {
      Sender alice = site.sender("alice");
      Sender mallory = site.sender("mallory");
      List<Piece> events = Sender.events(journal);

      assertThat(text(alice.get(""))).contains("\"version\":1", "\"user\":\"alice\"", "largest");
      assertThat(new Sender(site.url(), "alice", "0".repeat(40)).get("").statusCode())
          .isEqualTo(401);
      assertThat(alice.get("/runs/" + RUN).statusCode()).isEqualTo(404);
      assertThat(Sender.position(alice.heartbeat(RUN)).events()).isZero();

      HttpResponse<byte[]> gap = alice.post(RUN, events.subList(1, 4));
      assertThat(gap.statusCode()).isEqualTo(409);
      assertThat(Sender.position(gap).events()).isZero();
      assertThat(alice.post(RUN, events.subList(0, 4)).statusCode()).isEqualTo(200);

      assertThat(mallory.post(RUN, events).statusCode()).isEqualTo(403);
      assertThat(mallory.get("/runs/" + RUN).statusCode()).isEqualTo(403);
      assertThat(alice.post(RUN, List.of(wire -> wire.log("no hash", 0, new byte[1], 1))))
          .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
          .satisfies(answer -> assertThat(text(answer)).contains("no hash"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLogThatIsNotWhatWasTold_beginsAgain(boolean postgres) {
    try (Site site = Site.start(postgres)) {
      Sender sender = site.sender("alice");
      byte[] right = journal.logs().getOrDefault("bbb", new byte[0]);
      byte[] wrong = right.clone();
      wrong[3] ^= 1;
      List<Piece> events = Sender.events(journal);
      sender.post(RUN, List.of(wire -> wire.log("bbb", 0, wrong, wrong.length)));
      HttpResponse<byte[]> answer = sender.post(RUN, events);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Sender.position(answer).logs()).containsEntry("bbb", 0L);
      answer = sender.post(RUN, List.of(wire -> wire.log("bbb", 0, right, right.length)));
      assertThat(Sender.position(answer).logs()).containsEntry("bbb", (long) right.length);
      assertThat(rows(Kept.in(site.store()), "bytes"))
          .contains("bbb " + SampleJournal.sha256(right));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSilentRun_isLost_untilItIsBack(boolean postgres) {
    SampleJournal cut = SampleJournal.cutShort();
    try (Site site = Site.start(postgres)) {
      Sender sender = site.sender("alice");
      sender.post(RUN, Sender.events(cut));
      assertThat(outcomes(site)).containsExactly("1");
      silence(site);
      assertThat(outcomes(site)).containsExactly("9");
      sender.heartbeat(RUN);
      assertThat(outcomes(site)).containsExactly("1");
      silence(site);
      sender.post(RUN, exited(cut));
      assertThat(outcomes(site)).containsExactly("6");
      silence(site);
      assertThat(outcomes(site)).containsExactly("6");
    }
  }

  private static List<Piece> exited(SampleJournal cut) {
    long at = cut.events().length;
    byte[] exit = "{\"event\":\"exit\",\"at\":1,\"pid\":1,\"seq\":1,\"code\":1}".getBytes(UTF_8);
    return List.of(wire -> wire.event(at, exit));
  }

  /** As if the time for heartbeats had passed. */
  private static void silence(Site site) {
    site.store()
        .write(
            connection -> {
              try (java.sql.Statement statement = connection.createStatement()) {
                return statement.executeUpdate(
                    "UPDATE job SET due_at = 1 WHERE kind = 'run-silent'");
              }
            })
        .join();
    site.store().jobs().runDue();
  }

  private static List<String> outcomes(Site site) {
    return site.store()
        .reads()
        .withHandle(
            handle -> handle.createQuery("SELECT outcome FROM attempt").mapTo(String.class).list());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }
}
