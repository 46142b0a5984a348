package org.spackmon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RedactionTest {
  @Test
  void what_is_secret_is_hidden() {
    assertThat(
            Redaction.words(
                List.of(
                    "spack",
                    "--token",
                    "abc",
                    "--api-key=abc",
                    "MY_PASSWORD=abc",
                    "-c",
                    "config:mirrors:m:access_token:abc",
                    "https://me:abc@example.org/mirror")))
        .containsExactly(
            "spack",
            "--token",
            "[redacted]",
            "--api-key=[redacted]",
            "MY_PASSWORD=[redacted]",
            "-c",
            "config:mirrors:m:access_token:[redacted]",
            "https://[redacted]@example.org/mirror");
  }

  @Test
  void what_is_none_stays() {
    List<String> words =
        List.of(
            "install",
            "hdf5@1.14.3%gcc@12",
            "-j",
            "4",
            "--fail-fast",
            "-c",
            "config:build_stage:/tmp/x",
            "--token-file",
            "f",
            "https://example.org/a@b",
            "cflags=\"-O2 -g\"");
    assertThat(Redaction.words(words)).isEqualTo(words);
  }
}
