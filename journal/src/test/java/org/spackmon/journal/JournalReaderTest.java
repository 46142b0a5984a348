package org.spackmon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalReaderTest {
  private static final String NOTE =
      "{\"event\":\"note\",\"at\":1,\"pid\":2,\"seq\":3,\"text\":\"é\"}";

  @TempDir Path folder;
  private Path events = Path.of("events.ndjson");

  @BeforeEach
  void place() {
    events = folder.resolve("events.ndjson");
  }

  @Test
  void lines_are_read_while_they_are_written() throws IOException {
    Files.writeString(events, NOTE + "\n" + NOTE.substring(0, 9));
    try (JournalReader reader = JournalReader.open(events, 0)) {
      assertThat(reader.next()).isInstanceOf(JournalLine.Written.class);
      long second = reader.at();
      assertThat(second).isEqualTo(NOTE.getBytes(StandardCharsets.UTF_8).length + 1);
      assertThat(reader.next()).isNull();
      Files.writeString(events, NOTE.substring(9) + "\n", StandardOpenOption.APPEND);
      JournalLine line = reader.next();
      assertThat(line).isInstanceOf(JournalLine.Written.class);
      assertThat(line.at()).isEqualTo(second);
      assertThat(line.next()).isEqualTo(Files.size(events));
    }
  }

  @Test
  void a_damaged_line_is_passed_over() throws IOException {
    Files.writeString(events, "rubbish\n" + NOTE + "\n");
    try (JournalReader reader = JournalReader.open(events, 0)) {
      assertThat(reader.next())
          .isInstanceOfSatisfying(
              JournalLine.Damaged.class, line -> assertThat(line.length()).isEqualTo(8));
      assertThat(reader.next()).isInstanceOf(JournalLine.Written.class);
    }
  }

  @Test
  void a_line_cut_by_a_crash_is_the_rest() throws IOException {
    Files.writeString(events, NOTE + "\n" + NOTE.substring(0, 20));
    try (JournalReader reader = JournalReader.open(events, 0)) {
      reader.next();
      JournalLine rest = reader.nextOrRest();
      assertThat(rest)
          .isInstanceOfSatisfying(
              JournalLine.Damaged.class, line -> assertThat(line.length()).isEqualTo(20));
      assertThat(reader.nextOrRest()).isNull();
    }
  }

  @Test
  void a_line_without_an_end_is_damaged_and_not_kept() throws IOException {
    byte[] long_ = new byte[JournalReader.LONGEST_LINE + 5];
    long_[long_.length - 1] = '\n';
    Files.write(events, long_);
    Files.writeString(events, NOTE + "\n", StandardOpenOption.APPEND);
    try (JournalReader reader = JournalReader.open(events, 0)) {
      JournalLine line = reader.next();
      assertThat(line)
          .isInstanceOfSatisfying(
              JournalLine.Damaged.class, d -> assertThat(d.next()).isEqualTo(long_.length));
      assertThat(reader.next()).isInstanceOf(JournalLine.Written.class);
    }
  }

  @Test
  void an_event_isnt_lost_with_a_cut_line_before_it() throws IOException {
    Files.writeString(events, NOTE.substring(0, 20));
    try (JournalWriter writer = JournalWriter.open(events);
        JournalReader reader = JournalReader.open(events, 0)) {
      writer.write("exit", out -> out.writeNumberField("code", 3));
      assertThat(reader.next()).isInstanceOf(JournalLine.Damaged.class);
      assertThat(reader.next()).isInstanceOf(JournalLine.Written.class);
    }
  }

  @Test
  void what_the_writer_writes_is_read_again() throws IOException {
    try (JournalWriter writer = JournalWriter.open(events);
        JournalReader reader = JournalReader.open(events, 0)) {
      writer.write("note", out -> out.writeStringField("text", "a\nb"));
      writer.write("exit", out -> out.writeNumberField("code", 3));
      assertThat(reader.next())
          .isInstanceOfSatisfying(
              JournalLine.Written.class,
              line ->
                  assertThat(line.event())
                      .isInstanceOfSatisfying(
                          Event.Note.class, note -> assertThat(note.text()).isEqualTo("a\nb")));
      assertThat(reader.next())
          .isInstanceOfSatisfying(
              JournalLine.Written.class,
              line ->
                  assertThat(line.event())
                      .isInstanceOfSatisfying(
                          Event.Exit.class, exit -> assertThat(exit.stamp().seq()).isEqualTo(2)));
    }
  }
}
