package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.testkit.http.Exchange;

/**
 * The recipes that {@code spack containerize --monitor} writes are followed: their steps run in a
 * real shell, against a real server, with a folder in place of the container's root. Of Spack there
 * is only a launcher, and a script that writes recipes and says what it was told to install.
 */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class RecipeIT {
  private static final Path EXTENSION =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("spack-extension");

  private static final String SPACK =
      """
      #!/bin/sh
      ""\":"
      exec "${SPACK_PYTHON:-python3}" "$0" "$@"
      " ""\"
      import os, sys
      top = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
      if "containerize" in sys.argv:
          print(open(os.path.join(top, "recipe")).read())
      elif "install" in sys.argv:
          open(os.path.join(top, "installed"), "a").write(" ".join(sys.argv[1:]) + "\\n")
          open(os.path.join(top, "seen"), "a").write(str(os.environ.get("SPACKMON_TOKEN")))
      """;

  private static final String DOCKER =
      """
      FROM spack/ubuntu-noble:1.1 AS builder

      RUN mkdir -p /opt/spack-environment && \\
      set -o noclobber \\
      &&  (echo spack: \\
      &&   echo '  specs: [greeter]') > /opt/spack-environment/spack.yaml

      # Install the software, remove unnecessary deps
      RUN cd /opt/spack-environment && spack env activate . && spack install --fail-fast && spack gc -y

      FROM ubuntu:24.04
      RUN exit 1
      """;

  private static final String SINGULARITY =
      """
      Bootstrap: docker
      From: spack/ubuntu-noble:1.1
      Stage: build

      %post
        mkdir /opt/spack-environment && cd /opt/spack-environment
        cat << EOF > spack.yaml
      spack:
        specs: [greeter]
      EOF

        . /opt/spack/share/spack/setup-env.sh
        spack -e . concretize
        spack -e . install
        spack gc -y

      Bootstrap: docker
      From: ubuntu:24.04
      Stage: final

      %post
        exit 1
      """;

  @TempDir static Path served;
  static ServedJar server;
  static String url;

  @TempDir Path top;
  private Shell shell;

  @BeforeAll
  static void serve() throws IOException {
    server = ServedJar.start(served.resolve("data"));
    url = "http://127.0.0.1:" + server.port();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void imageWithSpack() throws IOException {
    Path spack = top.resolve("opt/spack");
    Path commands = Files.createDirectories(spack.resolve("lib/spack/spack/cmd"));
    for (String name : List.of("install", "containerize", "env", "gc", "concretize")) {
      Files.createFile(commands.resolve(name + ".py"));
    }
    Files.createDirectories(spack.resolve("share/spack"));
    Files.createFile(spack.resolve("share/spack/setup-env.sh"));
    Path bin = Files.createDirectories(spack.resolve("bin"));
    Files.writeString(bin.resolve("spack"), SPACK);
    Files.setPosixFilePermissions(
        bin.resolve("spack"), PosixFilePermissions.fromString("rwxr-xr-x"));
    shell = Shell.in(top, bin);
  }

  @Test
  void dockerfile_followed_installs_monitored() throws Exception {
    Path secrets = Files.createDirectories(top.resolve("run/secrets"));
    Files.writeString(secrets.resolve("su"), server.exported("SPACKMON_USER"));
    Files.writeString(secrets.resolve("st"), server.exported("SPACKMON_TOKEN"));

    for (String step : steps(recipe(DOCKER, "--monitor-tags=from a,docker's file"))) {
      shell.output("sh", "-c", step);
    }

    assertThat(top.resolve("installed")).hasContent("install --fail-fast");
    assertThat(top.resolve("seen")).as("the token, as Spack sees it").hasContent("None");
    assertThat(top.resolve("opt/spackmon/bin/spackmon")).isExecutable();
    assertThat(top.resolve("opt/spackmon.tar.gz")).doesNotExist();
    assertThat(run("docker's file").at("/run/exit_code").asInt(-1)).isZero();
  }

  @Test
  void definition_followed_installs_monitored() throws Exception {
    Files.writeString(
        top.resolve("opt/secrets.sh"),
        "{ set +x; } 2>/dev/null%nexport SPACKMON_USER=%s SPACKMON_TOKEN=%s%n"
            .formatted(server.exported("SPACKMON_USER"), server.exported("SPACKMON_TOKEN")));

    String recipe = recipe(SINGULARITY, "--monitor-tags", "definition");
    String build = recipe.substring(recipe.indexOf("%post\n") + 6, recipe.indexOf("Stage: final"));
    build = build.substring(0, build.indexOf("\nBootstrap:"));
    Shell.Result built = shell.run("sh", "-cex", build);

    assertThat(built.code()).as(built.said()).isZero();
    assertThat(built.said()).doesNotContain(server.exported("SPACKMON_TOKEN"));

    assertThat(top.resolve("installed")).hasContent("-e . install");
    assertThat(top.resolve("seen")).as("the token, as Spack sees it").hasContent("None");
    assertThat(top.resolve("opt/secrets.sh")).doesNotExist();
    assertThat(run("definition").at("/run/exit_code").asInt(-1)).isZero();
  }

  @Test
  void other_client_than_the_recipe_was_made_with_stops_the_build() throws Exception {
    String sha256 = get("/client/spackmon-client.tar.gz.sha256").substring(0, 64);
    String recipe = recipe(DOCKER);
    assertThat(recipe).contains(sha256);

    List<String> steps = steps(recipe.replace(sha256, "0".repeat(64)));
    shell.output("sh", "-c", steps.get(0));
    Shell.Result fetched = shell.run("sh", "-c", steps.get(1));

    assertThat(fetched.code()).isNotZero();
    assertThat(fetched.said()).contains("FAILED");
    assertThat(top.resolve("opt/spackmon")).doesNotExist();
  }

  /** What our words make of the recipe that Spack writes, with this folder for the root. */
  private String recipe(String spacks, String... flags) throws Exception {
    Files.writeString(top.resolve("recipe"), spacks);
    shell.environment().put("SPACK_PYTHON", EXTENSION.resolve("bin/spack-python").toString());
    List<String> command = new ArrayList<>();
    command.addAll(List.of(top.resolve("opt/spack/bin/spack").toString(), "containerize"));
    command.addAll(List.of("--monitor", "--monitor-host", url));
    command.addAll(List.of(flags));
    String recipe = shell.output(command.toArray(String[]::new));
    shell.environment().remove("SPACK_PYTHON");
    return recipe.replace("/opt/", top + "/opt/").replace("/run/secrets/", top + "/run/secrets/");
  }

  /** Of the first stage, without what only Docker understands. */
  private static List<String> steps(String dockerfile) {
    return dockerfile
        .substring(0, dockerfile.indexOf("\nFROM "))
        .replace("\\\n", "")
        .lines()
        .filter(line -> line.startsWith("RUN "))
        .map(line -> line.substring("RUN ".length()).replaceAll("--mount=\\S+ ", ""))
        .toList();
  }

  /** The run with a tag, as the server shows it. */
  private static JsonNode run(String tag) throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (JsonNode row : json.readTree(get("/api/v1/runs")).at("/items")) {
      JsonNode run = json.readTree(get(row.at("/url").asText()));
      if (run.at("/tags").toString().contains(tag)) {
        return run;
      }
    }
    throw new AssertionError("no run has the tag " + tag);
  }

  private static String get(String path) throws IOException {
    String pair = server.exported("SPACKMON_USER") + ":" + server.exported("SPACKMON_TOKEN");
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return Exchange.send(
            server.port(), "GET", path, Map.of("Authorization", "Basic " + basic), new byte[0])
        .text();
  }
}
