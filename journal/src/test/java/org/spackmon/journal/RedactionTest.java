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

  @Test
  void yaml_hidesSecrets_andNothingElse() {
    String shown =
        Redaction.yaml(
            """
            spack:
              specs: [hdf5, 'zlib']   # a comment stays
              mirrors:
                campus:
                  url: https://anna:planted@mirror.example/spack
                  access_pair:
                  - anna
                  - planted
                  fetch:
                    access_pair: [anna, planted]
                oci: {url: 'oci://ghcr.io/x', access_pair: {id: me, secret: planted}, binary: true}
              config:
                password: >
                  planted
                  more of it
                url_fetch_method: curl
            """);

    assertThat(shown)
        .doesNotContain("planted")
        .doesNotContain("more of it")
        .contains("specs: [hdf5, 'zlib']   # a comment stays", "@mirror.example/spack")
        .contains("fetch:", "url: 'oci://ghcr.io/x'", "binary: true", "url_fetch_method: curl");
  }

  @Test
  void yaml_withoutSecrets_staysAsItIs() {
    for (String text :
        new String[] {"", "spack:\n  specs:\n  - a\n\n  view: true\n", "no newline"}) {
      assertThat(Redaction.yaml(text)).isEqualTo(text);
    }
  }

  @Test
  void settings_hideVariablesAndOptions() {
    String shown =
        Redaction.settings(
            """
            MIRROR_TOKEN=planted; export MIRROR_TOKEN
            export AWS_SECRET_ACCESS_KEY='planted'
            PATH=/usr/bin; export PATH
            --prefix=/opt --with-password=planted --enable-x
            """);

    assertThat(shown)
        .doesNotContain("planted")
        .contains("MIRROR_TOKEN=", "PATH=/usr/bin", "--prefix=/opt", "--enable-x");
  }
}
