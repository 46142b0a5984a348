package org.spackmon.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AdvisoryMapTest {

  private static Stream<String> of(AdvisoryMap map, String name) {
    return map.subjects(name).stream().map(Subject::toString);
  }

  @Test
  void shippedMap_knowsTheLibrariesThatMostUse() {
    AdvisoryMap map = AdvisoryMap.shipped();
    assertThat(of(map, "xz")).contains("git:github.com/tukaani-project/xz", "debian:xz-utils");
    assertThat(AdvisoryMapLines.read(AdvisoryMap.shippedText())).hasSizeGreaterThan(100);
  }

  @Test
  void collections_areMetByTheRestOfTheirNames() {
    AdvisoryMap map = AdvisoryMap.shipped();
    assertThat(of(map, "py-ruamel-yaml")).containsExactly("pypi:ruamel-yaml");
    assertThat(map.names(Subject.of("PyPI", "Ruamel.YAML"))).contains("py-ruamel-yaml");
    assertThat(map.names(Subject.of("CRAN", "data.table"))).contains("r-data-table");
  }

  @Test
  void rest_mayStandAnywhere() {
    AdvisoryMap map = AdvisoryMap.with("lua-* = Debian:lua-*-dev, npm:lua");
    assertThat(of(map, "lua-sea")).containsExactly("debian:lua-sea-dev", "npm:lua");
    assertThat(map.names(Subject.of("Debian", "lua-sea-dev"))).contains("lua-sea");
    assertThat(map.names(Subject.of("Debian", "lua-dev"))).doesNotContain("lua-");
  }

  @Test
  void repositories_areTheSameHoweverTheyAreWritten() {
    AdvisoryMap map = AdvisoryMap.shipped();
    assertThat(map.names(Subject.repository("git://GitHub.com/madler/zlib.git/"))).contains("zlib");
  }

  @Test
  void linesOfTheSite_takeThePlaceOfOurs() {
    AdvisoryMap map =
        AdvisoryMap.with(
            "# ours\nzlib = Debian:zlib1  # said so\npy-foo = -\nreef = Debian:reef\n");
    assertThat(of(map, "zlib")).containsExactly("debian:zlib1");
    assertThat(of(map, "py-foo")).isEmpty();
    assertThat(map.names(Subject.of("PyPI", "foo"))).doesNotContain("py-foo");
    assertThat(of(map, "reef")).containsExactly("debian:reef");
    assertThat(of(map, "bzip2")).contains("debian:bzip2");
  }

  @Test
  void lineThatMeansNothing_isNamed() {
    assertThatThrownBy(() -> AdvisoryMap.with("\nxz Debian:xz\n")).hasMessageContaining("line 2");
    assertThatThrownBy(() -> AdvisoryMap.with("xz = xz")).hasMessageContaining("\"xz\" is neither");
    assertThatThrownBy(() -> AdvisoryMap.with("a*b = Debian:a")).hasMessageContaining("line 1");
  }

  @Test
  void bareName_isSuggestedWhereNobodySaid() {
    AdvisoryMap map = AdvisoryMap.shipped();
    assertThat(map.names(Subject.of("Debian:12", "lantern"))).containsExactly("lantern");
    assertThat(map.names(Subject.of("npm", "xz"))).isEmpty();
  }
}
