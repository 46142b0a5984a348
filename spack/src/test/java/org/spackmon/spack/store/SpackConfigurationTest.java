package org.spackmon.spack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stronger scope is laid over a weaker one, as Spack does it. */
final class SpackConfigurationTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> problems = new ArrayList<>();

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolve(".."));
    Files.writeString(path, text);
  }

  private SpackConfiguration read() {
    Map<String, String> variables =
        Map.of(
            "HOME",
            folder.resolve("home").toString(),
            "SPACK_SYSTEM_CONFIG_PATH",
            folder.resolve("machine").toString(),
            "USER",
            "ada",
            "WORK",
            "/work");
    return SpackConfiguration.read(folder.resolve("spack"), variables, problems::add);
  }

  @Test
  void scopes_addUp() throws IOException {
    write("home/.spack/config.yaml", "config:\n  build_stage: $WORK/stage # mine\n");
    write("spack/etc/spack/config.yaml", "config: {install_tree: {root: '${spack}/tree'}}");
    write("machine/config.yaml", "config:\n  install_tree: /weaker\n  environments_root: ~/envs\n");
    write("home/.spack/upstreams.yaml", "upstreams:\n  mine: {install_tree: /mine}\n");
    write(
        "machine/upstreams.yaml",
        "upstreams:\n  all:\n    install_tree: /all\n  mine:\n    install_tree: /hidden\n");

    SpackConfiguration read = read();

    assertThat(read.tree()).isEqualTo(folder.resolve("spack/tree"));
    assertThat(read.stages().own()).containsExactly(Path.of("/work/stage"));
    assertThat(read.environments()).isEqualTo(folder.resolve("home/envs"));
    assertThat(read.upstreams()).containsExactly(Path.of("/mine"), Path.of("/all"));
    assertThat(problems).isEmpty();
  }

  @Test
  void stages_areThoseOfTheList_orTheUsualOnes() throws IOException {
    assertThat(read().stages())
        .isEqualTo(
            new Stages(
                List.of(),
                List.of(Path.of("/tmp/ada/spack-stage"), folder.resolve("home/.spack/stage"))));
    write("home/.spack/config.yaml", "config: {build_stage: [$unknown/stage, $spack/../stage]}");
    assertThat(read().stages()).isEqualTo(Stages.in(folder.resolve("stage")));
  }

  @Test
  void twoColons_hideWhatWeakerScopesSay() throws IOException {
    write("home/.spack/config.yaml", "config::\n  build_stage: /stage\n");
    write("machine/config.yaml", "config:\n  install_tree: /hidden\n");
    write("spack/etc/spack/upstreams.yaml", "upstreams::\n  near: {install_tree: /near}\n");
    write("machine/upstreams.yaml", "upstreams: {far: {install_tree: /hidden}}");

    SpackConfiguration read = read();

    assertThat(read.tree()).isEqualTo(folder.resolve("spack/opt/spack"));
    assertThat(read.upstreams()).containsExactly(Path.of("/near"));
  }

  @Test
  void aFileThatBreaksOff_isUsedUpToThere() throws IOException {
    write("spack/etc/spack/config.yaml", "config:\n  install_tree: /tree\n  locks: [oops\n");
    write("machine/config.yaml", "config:\n  build_stage: /stage\n");

    SpackConfiguration read = read();

    assertThat(read.tree()).isEqualTo(Path.of("/tree"));
    assertThat(read.stages().own()).containsExactly(Path.of("/stage"));
    assertThat(problems).singleElement().asString().contains("config.yaml: line 4: expected");
  }

  @Test
  void whatIsNoSection_isNone() throws IOException {
    write("home/.spack/config.yaml", "[]");
    write("spack/etc/spack/config.yaml", "config: [install_tree]\n");
    write("machine/upstreams.yaml", "upstreams: {odd: 7, more: {install_tree: [a]}}");

    SpackConfiguration read = read();

    assertThat(read.tree()).isEqualTo(folder.resolve("spack/opt/spack"));
    assertThat(read.upstreams()).isEmpty();
  }
}
