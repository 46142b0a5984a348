package org.spackmon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventReaderTest {
  private static final String STAMP = "\"at\":1700000000000001,\"pid\":7,\"seq\":3";

  @Test
  void every_field_of_a_run_is_read() throws DamagedException {
    Event event =
        read(
            "{\"event\":\"run\","
                + STAMP
                + ",\"version\":1,\"run\":\"R\",\"client\":\"0.1.0\",\"command\":[\"spack\",\"install\"],"
                + "\"user\":\"alice\",\"host\":\"n1\",\"system\":\"S\",\"tags\":[\"a\",\"b\"],\"clock\":-12,"
                + "\"batch\":{\"kind\":\"slurm\",\"job\":\"12\",\"node\":\"n1\"}}");
    assertThat(event)
        .isEqualTo(
            new Event.Run(
                new Stamp(1700000000000001L, 7, 3),
                1,
                "R",
                "0.1.0",
                List.of("spack", "install"),
                "alice",
                "n1",
                "S",
                new Event.Batch("slurm", "12", "n1"),
                List.of("a", "b"),
                -12L));
  }

  @Test
  void a_plan_lists_its_packages() throws DamagedException {
    Event event =
        read(
            "{\"event\":\"plan\","
                + STAMP
                + ",\"roots\":[\"h1\"],\"packages\":[{\"hash\":\"h1\",\"name\":\"zlib\",\"version\":\"1.3\","
                + "\"role\":\"build\",\"explicit\":true}, {\"hash\":\"h2\",\"later\":[{}]}, 5]}");
    assertThat(event)
        .isInstanceOfSatisfying(
            Event.Plan.class,
            plan -> {
              assertThat(plan.roots()).containsExactly("h1");
              assertThat(plan.packages())
                  .containsExactly(
                      new Event.Planned("h1", "zlib", "1.3", "build", true),
                      new Event.Planned("h2", null, null, null, false));
            });
  }

  @Test
  void a_spec_document_keeps_its_bytes() throws DamagedException {
    String document = "{\"spec\": {\"_meta\":{\"version\":5}, \"é\":1.50e3} }";
    Event event =
        read(
            "{\"event\":\"spec\","
                + STAMP
                + ",\"x\":[1,{}],\"hash\":\"h\",\"document\":"
                + document
                + " }");
    assertThat(event)
        .isInstanceOfSatisfying(
            Event.Spec.class,
            spec ->
                assertThat(new String(spec.document(), StandardCharsets.UTF_8))
                    .isEqualTo(document));
  }

  @Test
  void an_end_without_a_build_names_it_by_its_hash() throws DamagedException {
    assertThat(read("{\"event\":\"end\"," + STAMP + ",\"hash\":\"h\",\"outcome\":\"cancelled\"}"))
        .isInstanceOfSatisfying(Event.End.class, end -> assertThat(end.build()).isEqualTo("h"));
  }

  @Test
  void an_event_of_a_later_version_is_unknown() throws DamagedException {
    assertThat(read("{\"event\":\"weather\"," + STAMP + ",\"sky\":{\"blue\":[true]}}"))
        .isEqualTo(new Event.Unknown(new Stamp(1700000000000001L, 7, 3), "weather"));
  }

  @Test
  void a_known_event_that_lacks_what_it_needs_is_unknown() throws DamagedException {
    assertThat(read("{\"event\":\"build\"," + STAMP + ",\"hash\":5}"))
        .isInstanceOf(Event.Unknown.class);
  }

  @Test
  void what_is_no_event_is_damaged() {
    for (String text :
        List.of("", "[]", "{", "{\"at\":1}", "{\"event\":\"exit\"} {}", "{\"event\":5}", "nul")) {
      assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(DamagedException.class);
    }
    assertThatThrownBy(
            () -> EventReader.read("{\"event\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(DamagedException.class);
  }

  private static Event read(String text) throws DamagedException {
    return EventReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
