package org.spackmon.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.client.DoorServer.Fault;

/** The shipped jar follows installs that are played to it; the server then has what there was. */
final class FollowIT {
  @TempDir Path place = Path.of("");
  private DoorServer server = unset();
  private Shipped client = new Shipped(place);

  @BeforeEach
  void start() throws IOException {
    server.close();
    server = new DoorServer();
    client = new Shipped(place).with("SPACKMON_HOST", server.url());
  }

  @AfterEach
  void stop() {
    client.killAll();
    server.close();
  }

  @Test
  void a_log_arrives_while_it_grows_and_whole_though_it_is_deleted() throws Exception {
    Shipped.Followed followed = client.follow("--tags", "pizza,pasta", "--", "spack", "install");
    Installing spack = new Installing(followed.folder(), place);
    spack.plan("a", "b");
    Path log = spack.begin("a");
    byte[] bytes = Installing.noise(300_000, 1);
    Files.write(log, bytes, StandardOpenOption.APPEND);
    Shipped.await(() -> server.runs.size() == 1 && server.only().log("a").length == bytes.length);
    spack.succeed("a", log);
    spack.exit(0);
    assertThat(followed.end()).isZero();
    assertThat(server.only().log("a")).isEqualTo(bytes);
    assertThat(server.only().journal())
        .isEqualTo(Files.readString(followed.folder().resolve("events.ndjson")))
        .contains("\"tags\":[\"pizza\",\"pasta\"]", "\"event\":\"log\"", "\"event\":\"exit\"");
    assertThat(server.only().files).containsOnlyKeys("a/spec.json", "a/repos/builtin/package.py");
    assertThat(followed.summary())
        .isEqualTo(
            "==> pa@1: built, "
                + server.url()
                + "/runs/"
                + followed.folder().getFileName()
                + "/a\n==> 1 built; uploaded\n");
    assertThat(followed.folder().resolve("summary.done")).exists();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(followed.folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void phases_with_files_of_their_own_make_one_log() throws Exception {
    Shipped.Followed followed = client.follow();
    Installing spack = new Installing(followed.folder(), place);
    // The file of an earlier try, which isn't this one's.
    Path combined = Files.writeString(place.resolve("spack-build-out.txt"), "of yesterday\n");
    Files.setLastModifiedTime(combined, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    spack.event("build", "'build':'o','hash':'o','name':'o','log':" + Installing.quoted(combined));
    byte[] whole = new byte[0];
    for (int i = 1; i <= 3; i++) {
      byte[] part = Installing.noise(20_000 * i, i);
      Path phase = Files.createFile(place.resolve("spack-build-0" + i + "-p-out.txt"));
      spack.event(
          "phase",
          "'build':'o','name':'p"
              + i
              + "','position':"
              + i
              + ",'state':'begin','log':"
              + Installing.quoted(phase));
      Files.write(phase, part);
      byte[] longer = java.util.Arrays.copyOf(whole, whole.length + part.length);
      System.arraycopy(part, 0, longer, whole.length, part.length);
      whole = longer;
      int size = whole.length;
      Shipped.await(() -> server.runs.size() == 1 && server.only().log("o").length == size);
    }
    assertThat(server.only().log("o")).isEqualTo(whole);
    Files.write(combined, whole);
    spack.end("o", "failed");
    spack.exit(1);
    followed.end();
    assertThat(server.only().log("o")).isEqualTo(whole);
    assertThat(followed.summary()).contains("1 failed; uploaded");
  }

  @Test
  void a_live_log_that_isnt_the_whole_one_gives_way_to_it() throws Exception {
    Shipped.Followed followed = client.follow();
    Installing spack = new Installing(followed.folder(), place);
    Path log = spack.begin("a");
    Files.writeString(log, "before it was put in order\n");
    Shipped.await(() -> server.runs.size() == 1 && server.only().log("a").length > 0);
    byte[] bytes = Installing.noise(5_000, 3);
    Path other = Files.write(place.resolve("other"), bytes);
    spack.succeed("a", log);
    Installing.pack(other, spack.prefix("a").resolve(".spack/spack-build-out.txt.gz"));
    spack.exit(0);
    followed.end();
    assertThat(server.only().log("a")).isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void faults_change_nothing_of_what_arrives(Fault fault) throws Exception {
    Shipped.Followed followed = client.follow("--keep-going");
    Installing spack = new Installing(followed.folder(), place);
    server.delayMillis = 20;
    byte[] bytes = Installing.noise(3_000_000, 5);
    for (String build : List.of("a", "b")) {
      Path log = spack.begin(build);
      for (int i = 0; i < 3; i++) {
        server.faults.add(fault);
        Files.write(
            log,
            java.util.Arrays.copyOfRange(bytes, i * 1_000_000, (i + 1) * 1_000_000),
            StandardOpenOption.APPEND);
        Thread.sleep(200);
      }
      spack.succeed(build, log);
    }
    Shipped.await(() -> server.faults.isEmpty());
    spack.exit(0);
    followed.end();
    assertThat(followed.summary()).contains("2 built; uploaded");
    assertThat(server.only().log("a")).isEqualTo(bytes);
    assertThat(server.only().log("b")).isEqualTo(bytes);
    assertThat(server.only().journal())
        .isEqualTo(Files.readString(followed.folder().resolve("events.ndjson")));
  }

  @Test
  void a_server_that_takes_little_at_once_gets_all() throws Exception {
    Shipped.Followed followed = client.follow();
    server.largest = 20_000;
    Installing spack = new Installing(followed.folder(), place);
    Path log = spack.begin("a");
    byte[] bytes = Installing.noise(100_000, 7);
    Files.write(log, bytes);
    spack.succeed("a", log);
    spack.exit(0);
    followed.end();
    assertThat(server.only().log("a")).isEqualTo(bytes);
    assertThat(followed.summary()).contains("; uploaded");
  }

  @Test
  void killed_it_is_resumed_and_nothing_is_lost() throws Exception {
    Shipped.Followed followed = client.follow();
    Installing spack = new Installing(followed.folder(), place);
    spack.plan("a", "b");
    Path log = spack.begin("a");
    byte[] bytes = Installing.noise(200_000, 11);
    Files.write(log, java.util.Arrays.copyOf(bytes, 50_000));
    Shipped.await(() -> server.runs.size() == 1 && server.only().log("a").length == 50_000);
    followed.process().destroyForcibly().waitFor();
    Files.write(log, bytes);
    spack.succeed("a", log);
    Path second = spack.begin("b");
    Files.write(second, bytes);
    spack.end("b", "failed");
    spack.exit(1);
    Shipped.Said said = client.run("follow", "--resume", followed.folder().toString());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(server.only().log("a")).isEqualTo(bytes);
    assertThat(server.only().log("b")).isEqualTo(bytes);
    assertThat(server.only().journal())
        .isEqualTo(Files.readString(followed.folder().resolve("events.ndjson")));
    assertThat(followed.summary()).contains("1 built, 1 failed; uploaded");
  }

  @Test
  void without_the_server_for_long_no_more_is_to_be_started() throws Exception {
    Shipped.Followed followed = client.follow("--patience", "1");
    Installing spack = new Installing(followed.folder(), place);
    spack.plan("a");
    server.down = true;
    Path log = spack.begin("a");
    Files.writeString(log, "some lines\n");
    Shipped.await(() -> Files.exists(followed.folder().resolve("stop")));
    spack.end("a", "failed");
    spack.exit(1);
    followed.end();
    assertThat(followed.summary())
        .contains(
            "not all is uploaded (it answers 503)", "spack monitor upload " + followed.folder());
    server.down = false;
    Shipped.Said said = client.run("upload", followed.folder().toString());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(server.only().log("a")).asString(StandardCharsets.UTF_8).isEqualTo("some lines\n");
  }

  @Test
  void keep_going_never_says_stop() throws Exception {
    Shipped.Followed followed = client.follow("--patience", "1", "--keep-going");
    server.down = true;
    Installing spack = new Installing(followed.folder(), place);
    spack.plan("a");
    Thread.sleep(3_000);
    assertThat(followed.folder().resolve("stop")).doesNotExist();
    server.down = false;
    spack.end("a", "reused");
    spack.exit(0);
    followed.end();
    assertThat(followed.summary()).contains("1 reused; uploaded");
  }

  @Test
  void what_installs_nothing_ends_with_the_runs_page() throws Exception {
    Shipped.Followed refused = client.follow();
    new Installing(refused.folder(), place).exit(1);
    refused.process().waitFor();
    assertThat(refused.summary())
        .isEqualTo("==> nothing installed; uploaded, " + page(refused) + "\n");

    Shipped.Followed analyzed = client.follow();
    Installing spack = new Installing(analyzed.folder(), place);
    spack.event("analysis", "'hash':'a','analyzer':'config_args','results':[]");
    spack.exit(0);
    analyzed.process().waitFor();
    assertThat(analyzed.summary())
        .isEqualTo("==> 1 result of analyzers; uploaded, " + page(analyzed) + "\n");
  }

  private String page(Shipped.Followed followed) {
    return server.url() + "/runs/" + followed.folder().getFileName();
  }

  @Test
  void it_ends_with_the_wrapper_and_without_its_last_words() throws Exception {
    Process wrapper = new ProcessBuilder("sleep", "600").start();
    Shipped.Followed followed = client.follow("--wrapper", String.valueOf(wrapper.pid()));
    Installing spack = new Installing(followed.folder(), place);
    Path log = spack.begin("a");
    Files.writeString(log, "half a lo");
    spack.raw("{\"event\":\"step\",\"at\":12");
    Thread.sleep(500);
    assertThat(followed.process().isAlive()).isTrue();
    wrapper.destroyForcibly();
    followed.end();
    assertThat(server.only().log("a")).asString(StandardCharsets.UTF_8).isEqualTo("half a lo");
    assertThat(server.only().journal()).contains("\"event\":\"log\"");
    assertThat(followed.summary()).contains("; uploaded");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nobody_waited_for_the_servers_answer(boolean yes) throws Exception {
    Process wrapper = new ProcessBuilder("sleep", "600").start();
    server.answering = new CountDownLatch(1);
    CompletableFuture<Shipped.Followed> following =
        CompletableFuture.supplyAsync(() -> follow(wrapper));
    Shipped.await(() -> server.requests.get() > 0);
    wrapper.destroyForcibly().waitFor();
    if (yes) {
      server.answering.countDown();
    } else {
      server.close();
    }
    Shipped.Followed followed = following.get();
    assertThat(followed.run()).isNull();
    assertThat(followed.said()).isEmpty();
    assertThat(followed.end()).isOne();
    assertThat(client.root()).doesNotExist();
  }

  private Shipped.Followed follow(Process wrapper) {
    try {
      return client.follow("--wrapper", String.valueOf(wrapper.pid()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_exit_is_known_though_its_line_is_lost() throws Exception {
    Shipped.Followed followed = client.follow();
    Installing spack = new Installing(followed.folder(), place);
    spack.raw("{\"event\":\"st");
    spack.exit(3);
    followed.end();
    assertThat(server.only().journal()).contains("\"event\":\"exit\"", "\"code\":3");
  }

  @Test
  void without_a_folder_another_one_is_used_and_told() throws Exception {
    Path temporary = Files.createDirectory(place.resolve("tmp"));
    client.with("SPACKMON_DIR", "/dev/null/runs").with("TMPDIR", temporary.toString());
    Shipped.Followed followed = client.follow();
    assertThat(followed.folder()).startsWith(temporary);
    assertThat(followed.said()).contains("Warning", followed.folder().toString());
    new Installing(followed.folder(), place).exit(0);
    followed.end();
    assertThat(server.only().journal()).contains("\"event\":\"note\"");
  }

  @Test
  void it_starts_where_little_is_allowed() throws Exception {
    String line = String.join(" ", client.java) + " -Djava.io.tmpdir=/proc \"$@\"";
    client.java = List.of("sh", "-c", "ulimit -v 4000000; exec " + line, "sh");
    Shipped.Followed followed = client.follow();
    Installing spack = new Installing(followed.folder(), place);
    Path log = spack.begin("a");
    Files.write(log, Installing.noise(100_000, 2));
    spack.succeed("a", log);
    spack.exit(0);
    followed.end();
    assertThat(followed.summary()).contains("1 built; uploaded");
  }

  @Test
  void secrets_stay_here() throws Exception {
    Shipped.Followed followed =
        client.follow(
            "--",
            "/opt/spack/bin/spack",
            "install",
            "--cdash-upload-url=https://me:hidden1@example.org/x",
            "--token",
            "hidden2",
            "-c",
            "mirrors:m:access_pair:hidden3",
            "hdf5");
    new Installing(followed.folder(), place).exit(0);
    followed.end();
    assertThat(server.only().journal())
        .contains("[\"spack\",\"install\",", "\"hdf5\"]")
        .doesNotContain("hidden", DoorServer.TOKEN);
    try (var files = Files.walk(followed.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("hidden", DoorServer.TOKEN);
      }
    }
  }

  static DoorServer unset() {
    try {
      return new DoorServer();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
