package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What a process under load was answered until it, or what it wrote to, was killed. */
record Acknowledged(Set<String> told) {
  private static final int THREADS = 8;
  private static final int ENOUGH = 400;
  private static final int EDGES = 10;

  /** How a load ends. */
  interface Blow {
    void strike(ProcessHandle reporting);
  }

  /** Reports to a store from a process of its own; strikes when enough was answered. */
  static Acknowledged until(Blow blow, StoreSettings settings)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Reporting.command(settings, THREADS, 0))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> told = new HashSet<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && told.size() < ENOUGH) {
        told.add(line);
        line = lines.readLine();
      }
      blow.strike(process.toHandle()); // Process.destroyForcibly() would close the pipe
      // What was said before is still in the pipe; a last line may be cut.
      while (line != null) {
        String next = lines.readLine();
        if (next != null) {
          told.add(line);
        }
        line = next;
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as("killed, and not ended").isEqualTo(128 + 9);
    assertThat(told).hasSizeGreaterThanOrEqualTo(ENOUGH);
    return new Acknowledged(told);
  }

  /** Everything is there, and nothing is half there. */
  void check(Store store) {
    Rows rows = Rows.of(store);
    assertThat(kept(rows)).containsAll(told);
    Integrity.check(store);
    assertThat(rows.number("SELECT count(*) FROM edge")).isEqualTo(EDGES * rows.count("document"));
    for (String content : rows.texts("SELECT content_id FROM phase")) {
      assertThat(store.contents().slice(Long.parseLong(content), 1, 1).lines())
          .singleElement()
          .satisfies(line -> assertThat(line.text()).startsWith("log of thread"));
    }
  }

  private static Set<String> kept(Rows rows) {
    return Set.copyOf(
        rows.texts(
            """
            SELECT p.name || ' SPEC' FROM document d JOIN node n ON n.id = d.root_id
              JOIN package p ON p.id = n.package_id
            UNION ALL
            SELECT p.name || ' BUILD' FROM build b JOIN node n ON n.id = b.node_id
              JOIN package p ON p.id = n.package_id
            UNION ALL
            SELECT p.name || ' PHASE' FROM phase f JOIN attempt a ON a.id = f.attempt_id
              JOIN package p ON p.id = a.package_id
            UNION ALL
            SELECT p.name || ' STATUS' FROM attempt a JOIN package p ON p.id = a.package_id
             WHERE a.outcome = 2"""));
  }
}
