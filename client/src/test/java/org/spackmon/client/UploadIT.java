package org.spackmon.client;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped jar takes to a server what was kept without one. */
final class UploadIT {
  @TempDir Path place = Path.of("");
  private DoorServer server = FollowIT.unset();
  private Shipped client = new Shipped(place);
  private final byte[] bytes = Installing.noise(2_000_000, 1);

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
  void what_was_saved_is_uploaded_once_in_effect() throws Exception {
    Path run = saved();
    assertThat(server.requests).hasValue(0);
    Shipped.Said said = client.run("upload", client.root().toString());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text()).contains(server.url() + "/runs/" + run.getFileName());
    assertThat(server.only().log("a")).isEqualTo(bytes);
    assertThat(server.only().files).containsOnlyKeys("a/spec.json", "a/repos/builtin/package.py");
    assertThat(server.only().journal()).isEqualTo(Files.readString(run.resolve("events.ndjson")));
    int lines = server.lines.get();
    assertThat(client.run("upload", "--monitor-host", server.url(), run.toString()).code())
        .isZero();
    assertThat(server.lines).hasValue(lines);
  }

  @Test
  void a_sender_that_is_about_to_leave_is_waited_for() throws Exception {
    Path run = saved();
    try (FileChannel sender = FileChannel.open(run.resolve("sender.log"), WRITE)) {
      FileLock lock = sender.lock();
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> release(lock));
      Shipped.Said said = client.run("upload", run.toString());
      assertThat(said.code()).as(said.text()).isZero();
    }
    assertThat(server.only().log("a")).isEqualTo(bytes);
  }

  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_run_that_goes_on_is_left_to_its_sender() throws Exception {
    Shipped.Followed followed = client.follow("--save-local");
    Shipped.Said said = client.run("upload", followed.folder().toString());
    assertThat(said.text()).contains("is still followed: passed over");
    assertThat(server.lines).hasValue(0);
  }

  @Test
  void options_may_stand_before_the_subcommand() throws Exception {
    Path run = saved();
    client.with("SPACKMON_HOST", null);
    Shipped.Said said = client.run("--monitor-host", server.url(), "upload", run.toString());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(server.only().log("a")).isEqualTo(bytes);
  }

  @Test
  void a_folder_that_was_copied_away_is_enough() throws Exception {
    Path run = saved();
    Path other = Files.createDirectories(place.resolve("elsewhere")).resolve(run.getFileName());
    Files.move(run, other);
    Shipped.Said said = client.run("upload", place.resolve("elsewhere").toString());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(server.only().log("a")).isEqualTo(bytes);
  }

  @Test
  void what_is_damaged_is_named_and_the_rest_is_sent() throws Exception {
    Path run = saved();
    String journal = Files.readString(run.resolve("events.ndjson"));
    int end = journal.indexOf('\n') + 1;
    Files.writeString(
        run.resolve("events.ndjson"),
        journal.substring(0, end) + "rubbish\n" + journal.substring(end) + "{\"event\":\"no");
    byte[] files = Files.readAllBytes(run.resolve("files"));
    Files.write(run.resolve("files"), Arrays.copyOf(files, files.length - 1));
    Shipped.Said said = client.run("upload", run.toString());
    assertThat(said.code()).as(said.text()).isEqualTo(UploadCommand.DAMAGED);
    assertThat(said.text())
        .contains("events.ndjson is damaged at byte " + end, "cut off")
        .contains("files isn't whole: spec.json of a isn't in it");
    assertThat(server.only().files).containsOnlyKeys("a/repos/builtin/package.py");
    assertThat(server.only().log("a")).isEqualTo(bytes);
    assertThat(server.only().journal()).contains("\"event\":\"exit\"");
  }

  @Test
  void a_log_that_cant_be_unpacked_doesnt_keep_others_away() throws Exception {
    Path run = saved();
    byte[] packed = Files.readAllBytes(run.resolve("logs/a.log.gz"));
    Files.write(run.resolve("logs/a.log.gz"), Arrays.copyOf(packed, packed.length / 2));
    Shipped.Said said = client.run("upload", run.toString());
    assertThat(said.code()).as(said.text()).isEqualTo(UploadCommand.DAMAGED);
    assertThat(said.text())
        .contains("the log of a can't be read", "uploaded but for what can't be read");
    assertThat(server.only().log("b")).isEqualTo(bytes);
  }

  @Test
  void a_lost_file_of_many_is_named_once() throws Exception {
    Path run = saved();
    Files.delete(run.resolve("files"));
    Shipped.Said said = client.run("upload", run.toString());
    assertThat(said.code()).as(said.text()).isEqualTo(UploadCommand.DAMAGED);
    assertThat(said.text()).containsOnlyOnce("isn't whole");
    assertThat(server.only().log("a")).isEqualTo(bytes);
  }

  @Test
  void an_empty_journal_is_named() throws Exception {
    Path run = saved();
    Files.write(run.resolve("events.ndjson"), new byte[0]);
    Shipped.Said said = client.run("upload", run.toString());
    assertThat(said.code()).as(said.text()).isEqualTo(UploadCommand.DAMAGED);
    assertThat(said.text()).contains("events.ndjson is empty").doesNotContain("uploaded");
  }

  @Test
  void logs_that_nobody_has_kept_are_found_where_spack_left_them() throws Exception {
    Shipped.Followed followed = client.follow("--save-local");
    Installing spack = new Installing(followed.folder(), place);
    followed.process().destroyForcibly().waitFor();
    Path log = spack.begin("a");
    Files.write(log, bytes);
    spack.end("a", "failed");
    spack.exit(1);
    Shipped.Said said = client.run("upload", followed.folder().toString());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(server.only().log("a")).isEqualTo(bytes);
    assertThat(followed.folder().resolve("logs/a.log.gz")).exists();
  }

  @Test
  void nothing_to_upload_is_told() throws Exception {
    assertThat(client.run("upload", place.resolve("nowhere").toString()))
        .isEqualTo(
            new Shipped.Said(
                UploadCommand.LEFT,
                "==> Error: " + place.resolve("nowhere") + " does not exist.\n"));
    Path empty = Files.createDirectory(place.resolve("empty"));
    assertThat(client.run("upload", empty.toString()).text()).contains("nothing to upload");
  }

  @Test
  void without_credentials_or_server_the_guides_lines_are_printed() throws Exception {
    Path run = saved();
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Shipped other = new Shipped(place).with("SPACKMON_HOST", "http://127.0.0.1:" + port);
    String refused = "[Errno 111] Connection refused\n";
    assertThat(other.run("upload", run.toString())).isEqualTo(new Shipped.Said(1, refused));
    assertThat(other.run("follow", "--", "spack")).isEqualTo(new Shipped.Said(1, refused));
    other.with("SPACKMON_TOKEN", null);
    String line = "==> Error: You are required to export SPACKMON_TOKEN and SPACKMON_USER\n";
    assertThat(other.run("upload", run.toString())).isEqualTo(new Shipped.Said(1, line));
    assertThat(other.run("follow", "--", "spack")).isEqualTo(new Shipped.Said(1, line));
    assertThat(other.run("follow", "--disable-auth", "--", "spack"))
        .isEqualTo(new Shipped.Said(1, refused));
  }

  /** A run with two builds, kept without a server or credentials. */
  private Path saved() throws Exception {
    Shipped alone = new Shipped(place).with("SPACKMON_TOKEN", null).with("SPACKMON_USER", null);
    Shipped.Followed followed = alone.follow("--save-local", "--", "spack", "install", "pa");
    assertThat(followed.folder().getParent()).isEqualTo(client.root());
    Installing spack = new Installing(followed.folder(), place);
    spack.plan("a");
    Path log = spack.begin("a");
    Files.write(log, bytes);
    spack.succeed("a", log);
    Path second = spack.begin("b");
    Files.write(second, bytes);
    spack.end("b", "failed");
    spack.exit(1);
    followed.end();
    assertThat(followed.summary())
        .contains("1 built, 1 failed; saved", "spack monitor upload " + followed.folder());
    return followed.folder();
  }
}
