package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Does anything but a {@link SpecFormatException} ever come out? */
@Timeout(120)
class SpecFuzzTest {

  private static final int MUTANTS = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void mutants_areReadOrRefused() throws Exception {
    Mutants mutants = new Mutants(20_220_731);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutants.of(Samples.bytes(Samples.ALL.get(i % Samples.ALL.size())));
      try {
        assertThat(sound(SpecReader.read(mutant))).isTrue();
        read++;
      } catch (SpecFormatException e) {
        assertThat(e.getMessage()).startsWith("expected ").hasSizeLessThan(1000);
        refused++;
      }
    }
    // A fuzz that never gets past the first brace, or never breaks anything, tests nothing.
    assertThat(read).isGreaterThan(MUTANTS / 10);
    assertThat(refused).isGreaterThan(MUTANTS / 10);
  }

  @Test
  void mutantsInABody_areReadOrRefused() throws Exception {
    Mutants mutants = new Mutants(7);
    JsonFactory factory = new JsonFactory();
    for (int i = 0; i < MUTANTS / 5; i++) {
      byte[] mutant = mutants.of(Samples.bytes(Samples.ALL.get(i % Samples.ALL.size())));
      try (JsonParser parser = factory.createParser(mutant)) {
        assertThat(sound(SpecReader.read(parser))).isTrue();
      } catch (SpecFormatException e) {
        assertThat(e.getMessage()).startsWith("expected ");
      }
    }
  }

  @Test
  void noise_isRefused() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      assertThatThrownBy(() -> SpecReader.read(noise)).isInstanceOf(SpecFormatException.class);
    }
  }

  // Without an assertion per field: there are a million of them.
  private static boolean sound(SpecDocument document) throws IOException {
    for (SpecNode node : document.nodes()) {
      boolean sound =
          !node.name().isEmpty()
              && node.name().indexOf('\0') < 0
              && node.digest().length == 32
              && !node.hashes().isEmpty()
              && JSON.readTree(node.parameters()).isObject()
              && node.dependencies().stream().allMatch(d -> d.child() < document.nodes().size());
      if (!sound) {
        return false;
      }
    }
    return true;
  }
}
