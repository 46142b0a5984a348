package org.spackmon.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeTest {
  private final Judge judge = new Judge(AdvisoryMap.shipped());

  /** "affected", "possible", "suggested", or "no". */
  private String verdict(String affected, String name, String version) throws OsvException {
    String json =
        "{\"id\": \"EXAMPLE-1\", \"modified\": \"2026-01-01T00:00:00Z\", \"affected\": [%s]}"
            .formatted(affected);
    Verdict verdict = judge.judge(Osv.read(json.getBytes(UTF_8)), name, version);
    return verdict == null ? "no" : verdict.word();
  }

  private static String python(String name, String events) {
    return """
        {"package": {"ecosystem": "PyPI", "name": "%s"},
         "ranges": [{"type": "ECOSYSTEM", "events": [%s]}]}"""
        .formatted(name, events);
  }

  @ParameterizedTest
  @CsvSource({
    "5.6.0, affected",
    "5.6.1, affected",
    "5.6.2, no",
    "5.4.6, no",
    "5.6, no",
    "git.v5.6.1=5.6.1, possible",
    "develop, no"
  })
  void tagsOfARepository_meanTheirVersions(String version, String expected) throws OsvException {
    String backdoor =
        """
        {"ranges": [{"type": "GIT", "repo": "https://github.com/tukaani-project/xz",
          "events": [{"introduced": "cf44e4b7f5dfdbf8c78aef377c10f71e274f63c0"}]}],
         "versions": ["v5.6.0", "v5.6.1"]}""";
    assertThat(verdict(backdoor, "xz", version)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "openssl, OpenSSL_1_1_1k, 1.1.1k, affected",
    "curl, curl-8_4_0, 8.4.0, affected",
    "hdf5, hdf5-1_14_3, 1.14.3, affected",
    "libxml2, libxml2-2.9.14, 2.9.14, affected",
    "expat, R_2_5_0, 2.5.0, affected",
    "sqlite, version-3.39.0, 3.39.0, affected",
    "zlib, v1.2.11, 1.2.1, no",
    "python, v3.12.0rc1, 3.12.0, no"
  })
  void tags_areReadInTheWaysOfTheirProjects(
      String name, String tag, String version, String expected) throws OsvException {
    AdvisoryMap map = AdvisoryMap.shipped();
    String repository =
        map.subjects(name).stream()
            .filter(subject -> subject.ecosystem().equals("git"))
            .findFirst()
            .orElseThrow()
            .name();
    String affected =
        """
        {"ranges": [{"type": "GIT", "repo": "https://%s", "events": []}], "versions": ["%s"]}"""
            .formatted(repository, tag);
    assertThat(verdict(affected, name, version)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.9, no",
    "2.0, affected",
    "2.0.0, affected",
    "2.0rc1, possible",
    "2.3.9, affected",
    "2.4, no",
    "2.4.0, no",
    "2.4rc1, possible",
    "2.4.post1, possible",
    "3.1, affected",
    "3.1.1, no",
    "main, possible"
  })
  void ranges_areSureWhereNumbersDecide(String version, String expected) throws OsvException {
    String events =
        """
        {"introduced": "2.0"}, {"fixed": "2.4"}, {"introduced": "3.0"}, {"last_affected": "3.1"}""";
    assertThat(verdict(python("Tide.Chart", events), "py-tide-chart", version)).isEqualTo(expected);
  }

  @Test
  void introducedAtZero_meansAllThatCameBefore() throws OsvException {
    String all = python("tides", "{\"introduced\": \"0\"}");
    assertThat(verdict(all, "py-tides", "0.0.1")).isEqualTo("affected");
    assertThat(verdict(all, "py-tides", "main")).isEqualTo("affected");
    assertThat(verdict(all, "py-tides", "git.main=1.2")).isEqualTo("possible");
  }

  @ParameterizedTest
  @CsvSource({"5.4.5, possible", "5.6.0, possible", "5.6.1, possible", "5.6.2, no", "5.8, no"})
  void distributions_areNeverMoreThanPossible(String version, String expected) throws OsvException {
    String debian =
        """
        {"package": {"ecosystem": "Debian:12", "name": "xz-utils"},
         "ranges": [{"type": "ECOSYSTEM",
           "events": [{"introduced": "0"}, {"fixed": "1:5.6.1+dfsg-2"}]}]}""";
    assertThat(verdict(debian, "xz", version)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1:2.3.4-5, 2.3.4",
    "5.6.1+really5.4.5-1, 5.4.5",
    "1.2.11.dfsg-2+deb11u1, 1.2.11",
    "3.1.4-r6, 3.1.4",
    "2.0~rc1-1, 2.0"
  })
  void versionOfADistribution_hasAPartOfTheAuthors(String version, String part) {
    assertThat(Judge.authorsPart(version)).isEqualTo(part);
  }

  @Test
  void sameNameOfSomethingElse_isASuggestionAtMost() throws OsvException {
    String npm =
        """
        {"package": {"ecosystem": "npm", "name": "lantern"},
         "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "2.0.0"}]}]}""";
    assertThat(verdict(npm, "lantern", "1.9.9")).isEqualTo("suggested");
    assertThat(verdict(npm, "lantern", "2.0")).isEqualTo("no");
    assertThat(verdict(npm.replace("lantern", "xz"), "xz", "1.0")).isEqualTo("no");
  }

  @Test
  void prerelease_isOlderForOneAndNewerForAnother() throws OsvException {
    String semver =
        """
        {"package": {"ecosystem": "npm", "name": "npm"},
         "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "9.0.0"}]}]}""";
    assertThat(verdict(semver, "npm", "9.0.0-beta.1")).isEqualTo("possible");
    assertThat(verdict(semver, "npm", "8.9.9-beta.1")).isEqualTo("affected");
  }

  @Test
  void withdrawnAdvisory_meansNothing() throws OsvException {
    String json =
        """
        {"id": "EXAMPLE-2", "modified": "2026-01-01T00:00:00Z", "withdrawn": "2026-02-01T00:00:00Z",
         "affected": [{"package": {"ecosystem": "PyPI", "name": "tides"}, "versions": ["1.0"]}]}""";
    assertThat(judge.judge(Osv.read(json.getBytes(UTF_8)), "py-tides", "1.0")).isNull();
  }

  @Test
  void commitsAlone_sayNothingOfVersions() throws OsvException {
    String commits =
        """
        {"ranges": [{"type": "GIT", "repo": "https://github.com/madler/zlib",
          "events": [{"introduced": "0"}]}]}""";
    assertThat(verdict(commits, "zlib", "1.2.11")).isEqualTo("no");
  }
}
