package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Is it on the disk before it is answered? The calls of a real process to its system, as they were.
 */
final class SyncTest {
  private static final Pattern SYNC =
      Pattern.compile("(?:fsync|fdatasync)\\(\\d+<[^>]*/(spackmon|logs)\\.db-wal>");

  private static final Pattern ANSWER =
      Pattern.compile("write\\(1<[^>]*>, \"thread0-\\d+ (SPEC|BUILD|PHASE|STATUS)");

  @Test
  void everyAnswer_comesAfterASync_andChunksAreSyncedFirst(@TempDir Path directory)
      throws Exception {
    // A kernel may forbid ptrace, as in many containers. CI fails on any test that is left out, so
    // there this one always runs.
    assumeThat(canTrace()).as("strace is there, and may trace").isTrue();
    StoreSettings settings = StoreSettings.in(directory.resolve("data"));
    try (Store store = Store.open(settings)) {
      Rows.of(store).account("ada");
    }

    List<String> events = events(trace(settings, directory.resolve("trace")));

    assertThat(events).contains("SPEC", "BUILD", "PHASE", "STATUS");
    assertThat(events.stream().filter(event -> event.equals("STATUS"))).hasSize(3);
    for (int i = 0; i < events.size(); i++) {
      switch (events.get(i)) {
        case "SPEC", "PHASE" ->
            assertThat(before(i, events))
                .as("before %s", i)
                .containsSubsequence("logs", "spackmon");
        case "BUILD", "STATUS" ->
            assertThat(before(i, events)).as("before %s", i).contains("spackmon");
        default -> assertThat(events.get(i)).isIn("logs", "spackmon");
      }
    }
  }

  private static boolean canTrace() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-f", "-qq", "-o", "/dev/null", "true").start().waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /** The syncs between the answer before this one and this one. */
  private static List<String> before(int answer, List<String> events) {
    int from = answer;
    while (from > 0 && events.get(from - 1).matches("[a-z]+")) {
      from--;
    }
    return events.subList(from, answer);
  }

  private static List<String> trace(StoreSettings settings, Path trace)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("strace", "-f", "-y", "-qq", "-e", "trace=fsync,fdatasync,write", "-e"));
    command.addAll(List.of("signal=none", "-s", "40", "-o", trace.toString()));
    command.addAll(Reporting.command(settings, 1, 3));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(trace, StandardCharsets.ISO_8859_1);
  }

  /** Syncs by the name of their file when they end, answers when they begin, in order. */
  private static List<String> events(List<String> trace) {
    List<String> events = new ArrayList<>();
    Map<String, String> unfinished = new HashMap<>();
    for (String line : trace) {
      String thread = line.substring(0, line.indexOf(' '));
      Matcher sync = SYNC.matcher(line);
      Matcher answer = ANSWER.matcher(line);
      if (sync.find()) {
        if (line.contains("unfinished")) {
          unfinished.put(thread, sync.group(1));
        } else {
          events.add(sync.group(1));
        }
      } else if (line.contains("sync resumed")) {
        String file = unfinished.remove(thread);
        if (file != null) {
          events.add(file);
        }
      } else if (answer.find()) {
        events.add(answer.group(1));
      }
    }
    return events;
  }
}
