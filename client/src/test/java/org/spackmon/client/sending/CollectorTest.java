package org.spackmon.client.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.client.builds.Builds;
import org.spackmon.client.run.RunFolder;
import org.spackmon.journal.JournalLine;
import org.spackmon.journal.JournalReader;
import org.spackmon.journal.Position;

final class CollectorTest {
  private static final long LIMIT = 16 << 20;

  @TempDir Path place = Path.of("");

  @Test
  void a_log_that_is_too_long_for_a_request_doesnt_hold_up_others() throws IOException {
    byte[] noise = new byte[8_000_000];
    new Random(1).nextBytes(noise);
    Builds builds = builds("flood", noise, "trickle", "made\n".getBytes(StandardCharsets.UTF_8));
    try (Collector collector =
        new Collector(new RunFolder(place), builds, new Complaints(text -> {}))) {
      Batch batch = collector.collect(Position.none("R"), LIMIT, false);
      assertThat(batch.isFull()).isTrue();
      assertThat(lines(batch)).contains("{\"log\":\"flood\"", "{\"log\":\"trickle\"");
    }
  }

  @Test
  void copied_files_are_found_where_their_events_say() throws IOException {
    Files.writeString(place.resolve("files"), "xxmanifestyy");
    Files.writeString(place.resolve("alone"), "{}");
    Files.writeString(
        place.resolve("events.ndjson"),
        copied("manifest", 8, "files','offset':2", 1)
            + copied("beyond", 11, "files','offset':2", 2)
            + copied("spec", 2, "alone'", 3));
    Builds builds = new Builds(new RunFolder(place));
    List<String> said = new ArrayList<>();
    try (Collector collector =
        new Collector(new RunFolder(place), builds, new Complaints(said::add))) {
      assertThat(lines(collector.collect(Position.none("R"), LIMIT, true)))
          .contains(
              "\"name\":\"manifest\",\"data\":\"manifest\"", "\"name\":\"spec\",\"data\":\"{}\"")
          .doesNotContain("\"name\":\"beyond\",\"data\"");
    }
    assertThat(said).singleElement().asString().contains("beyond of b isn't in it");
  }

  private static String copied(String name, int bytes, String where, int seq) {
    return "{'event':'file','at':1,'pid':9,'seq':%d,'build':'b','name':'%s','bytes':%d,'sha256':'0','file':'%s}\n"
        .formatted(seq, name, bytes, where)
        .replace('\'', '"');
  }

  private Builds builds(String first, byte[] one, String second, byte[] other) throws IOException {
    Files.writeString(
        place.resolve("events.ndjson"), begin(first, one, 1) + begin(second, other, 2));
    Builds builds = new Builds(new RunFolder(place));
    try (JournalReader events = JournalReader.open(place.resolve("events.ndjson"), 0)) {
      for (JournalLine line = events.next(); line != null; line = events.next()) {
        builds.see(((JournalLine.Written) line).event());
      }
    }
    builds.look();
    return builds;
  }

  private String begin(String build, byte[] log, int seq) throws IOException {
    Path file = Files.write(place.resolve(build + ".log"), log);
    String names = "'build':'%1$s','hash':'%1$s','name':'%1$s'".formatted(build);
    String line = "{'event':'build','at':1,'pid':9,'seq':%d,%s,'prefix':'/p','log':'%s'}\n";
    return line.formatted(seq, names, file).replace('\'', '"');
  }

  private static String lines(Batch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    batch.writeTo(out);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
