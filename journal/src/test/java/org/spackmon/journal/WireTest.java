package org.spackmon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WireTest {
  @Test
  void an_event_keeps_its_bytes_and_so_its_length() throws Exception {
    byte[] text = bytes(" {\"event\":\"note\", \"text\":\"\\\"line\\\": {}\"}  ");
    assertThat(reread(wire -> wire.event(41, text)).next())
        .isInstanceOfSatisfying(
            WireLine.Written.class,
            line -> {
              assertThat(line.text()).isEqualTo(text);
              assertThat(line.next()).isEqualTo(41 + text.length + 1);
            });
  }

  @Test
  void every_byte_of_a_log_arrives() throws Exception {
    byte[] all = new byte[20_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i * 31);
    }
    WireReader reader =
        reread(
            wire -> {
              wire.log("h.2", 12, all, 10_000);
              wire.file("h", "a \"b\"/é.txt", all);
            });
    assertThat(reader.next())
        .isInstanceOfSatisfying(
            WireLine.LogBytes.class,
            line -> {
              assertThat(line.build()).isEqualTo("h.2");
              assertThat(line.at()).isEqualTo(12);
              assertThat(line.data()).isEqualTo(java.util.Arrays.copyOf(all, 10_000));
            });
    assertThat(reader.next())
        .isInstanceOfSatisfying(
            WireLine.FileBytes.class,
            line -> {
              assertThat(line.name()).isEqualTo("a \"b\"/é.txt");
              assertThat(line.data()).isEqualTo(all);
            });
    assertThat(reader.next()).isNull();
    assertThat(reader.number()).isEqualTo(2);
  }

  @Test
  void the_length_of_data_is_known_before_it_is_written() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new WireWriter(bytes).log("h", 0, all, all.length);
    assertThat(bytes.size())
        .isEqualTo(
            "{'log':'h','at':0,'data':''}\n".length() + WireWriter.encodedLength(all, all.length));
  }

  @Test
  void a_damaged_line_is_told_by_its_length() throws Exception {
    assertThat(reread(wire -> wire.damaged(3, 9)).next()).isEqualTo(new WireLine.Damaged(3, 9));
  }

  @Test
  void an_empty_body_says_nothing() throws Exception {
    assertThat(reader("").next()).isNull();
    assertThat(reader("\n\n").next()).isNull();
  }

  @Test
  void other_lines_are_refused() {
    for (String text :
        List.of(
            "{}",
            "{\"at\":5}",
            "{\"at\":-1,\"damaged\":4}",
            "{\"log\":\"b\",\"data\":\"x\"}",
            "{\"log\":\"b\",\"at\":0}",
            "{\"log\":\"b\",\"at\":0,\"data\":\"\u0100\"}",
            "{\"at\":0,\"line\":{\"no\":1}}",
            "[1]")) {
      assertThatThrownBy(() -> reader(text).next()).as(text).isInstanceOf(DamagedException.class);
    }
  }

  @Test
  void a_position_and_a_welcome_are_read_again() throws Exception {
    Position position = new Position("R", 77, Map.of("h", 5L, "h.2", 0L), "http://x/runs/R");
    assertThat(Position.read(position.json())).isEqualTo(position);
    Welcome welcome = new Welcome(1, "0.1.0", 1 << 20, 17, null);
    assertThat(Welcome.read(welcome.json())).isEqualTo(welcome);
  }

  private interface Lines {
    void write(WireWriter wire) throws IOException;
  }

  private static WireReader reread(Lines lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lines.write(new WireWriter(bytes));
    return new WireReader(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static WireReader reader(String text) {
    return new WireReader(new ByteArrayInputStream(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
