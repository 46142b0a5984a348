package org.spackmon.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OsvTest {

  @Test
  void advisory_isReadWhole() throws OsvException {
    Advisory advisory =
        Osv.read(
            """
            {"schema_version": "1.6.0", "id": "EXAMPLE-2026-1", "modified": "2026-03-01T10:00:00Z",
             "published": "2026-02-28T10:00:00.5Z", "aliases": ["CVE-0000-1"], "summary": "Short",
             "details": "Long", "related": ["X"], "severity": [{"type": "CVSS_V3",
               "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}],
             "references": [{"type": "WEB", "url": "https://example.org/1"}],
             "affected": [{"package": {"ecosystem": "Debian:12", "name": "Reef"},
               "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2"}]}],
               "versions": ["1"]}]}
            """
                .getBytes(UTF_8));
    assertThat(advisory.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(advisory.aliases()).containsExactly("CVE-0000-1");
    assertThat(advisory.references().get(0).url()).isEqualTo("https://example.org/1");
    Affected affected = advisory.affected().get(0);
    assertThat(affected.label()).isEqualTo("Debian:12:Reef");
    assertThat(affected.subjects()).extracting(Subject::toString).containsExactly("debian:reef");
    assertThat(affected.ranges().get(0).events()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"id\": ",
        "{\"id\": \"X\"}",
        "{\"modified\": \"2026-01-01T00:00:00Z\"}",
        "{\"id\": \"X\", \"modified\": \"yesterday\"}"
      })
  void whatIsNoAdvisory_isRefusedInWords(String text) {
    assertThatThrownBy(() -> Osv.read(text.getBytes(UTF_8))).isInstanceOf(OsvException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, CRITICAL",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H, HIGH",
    "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N, MEDIUM",
    "CVSS:3.0/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N, LOW",
    "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H, CRITICAL",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, CRITICAL",
    "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, HIGH",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N/U:Amber, MEDIUM",
    "CVSS:4.0/AV:N, UNKNOWN",
    "CVSS:5.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, UNKNOWN",
    "CVSS:3.1/AV:N/AV:N/AV:N/AV:N/AV:N/AV:N/AV:N/AV:N, UNKNOWN"
  })
  void vector_tellsHowBadItIs(String vector, Severity expected) {
    assertThat(CvssScore.severity(vector)).isEqualTo(expected);
  }
}
