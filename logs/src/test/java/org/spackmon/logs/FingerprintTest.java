package org.spackmon.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FingerprintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "can't read /home/a/stage/x.c | can't read /tmp2/y/x.c",
        "in zlib-1.3-abcdefghijklmnopqrstuvwxyz234567 | in zlib-1.2-zbcdefghijklmnopqrstuvwxyz234567",
        "at 0x7fff12 of 12 | at 0x1 of 99",
        "no space on nid001234 | no space on nid000001",
        "can't write /tmp/ccAbCdEf.o | can't write /tmp/ccXyZ123.o",
        "\u2018tide\u2019 undeclared | 'tide' undeclared",
        "get https://one.example/a/sea.tar.gz | get https://two.example/b/sea.tar.gz",
      })
  void what_differs_from_place_to_place_doesnt_matter(String one, String other) {
    assertThat(Fingerprint.of(ErrorClass.LINK, one))
        .isEqualTo(Fingerprint.of(ErrorClass.LINK, other))
        .startsWith("1:");
  }

  @ParameterizedTest
  @CsvSource({
    "undefined reference to H5Oopen, undefined reference to H5Gopen",
    "missing header mpi.h, missing header omp.h",
    "missing library -lz, missing library -lm",
    "int32_t, int64_t"
  })
  void symbols_headers_and_packages_matter(String one, String other) {
    assertThat(Fingerprint.of(ErrorClass.LINK, one))
        .isNotEqualTo(Fingerprint.of(ErrorClass.LINK, other));
  }
}
