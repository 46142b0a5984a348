package org.spackmon.client.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spackmon.client.door.Address;
import org.spackmon.client.door.Credentials;
import org.spackmon.client.door.Door;
import org.spackmon.client.door.Http;
import org.spackmon.client.door.Proxies;
import org.spackmon.client.door.Trust;
import org.spackmon.client.door.UnusableException;
import org.spackmon.client.sending.Complaints;

/** What real old clients saved is sent as they sent it themselves. */
final class SavedUploadTest {
  private static final Path RECORDINGS = Path.of("../testkit/src/main/resources/recordings");

  @TempDir Path place = Path.of("");
  private final List<String> said = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "spack-0.17.1, 22-upload",
    "spack-0.17.1, 23-upload-failure",
    "spack-0.17.1, 24-upload-twice",
    "spack-0.19dev, 22-upload",
    "spack-0.19dev, 23-upload-failure",
    "spack-0.19dev, 24-upload-twice"
  })
  void a_server_gets_what_the_old_client_sent(String spack, String name) throws Exception {
    Path saved = copy(RECORDINGS.resolve("saved").resolve(spack).resolve(name));
    try (Ms1Server server = new Ms1Server()) {
      upload(saved, server);
      assertThat(server.taken).containsExactlyInAnyOrderElementsOf(recorded(spack, name));
      assertThat(said).isEmpty();
      List<Ms1Server.Taken> once = List.copyOf(server.taken);
      upload(saved, server);
      assertThat(server.taken).as("after a second upload").isEqualTo(once);
    }
  }

  @Test
  void another_server_gets_it_too() throws Exception {
    Path saved = copy(RECORDINGS.resolve("saved/spack-0.19dev/22-upload"));
    try (Ms1Server server = new Ms1Server();
        Ms1Server other = new Ms1Server()) {
      upload(saved, server);
      upload(saved, other);
      assertThat(other.taken).isEqualTo(server.taken).isNotEmpty();
    }
  }

  @Test
  void damaged_files_are_named_and_the_rest_is_sent() throws Exception {
    Path saved = copy(RECORDINGS.resolve("saved/spack-0.19dev/22-upload"));
    List<Path> phases = files(saved, "-phase-build.json");
    Files.writeString(phases.get(0), "{\"build_id\": \"x");
    Path build = files(saved, "build-metadata").get(0);
    String id = build.getFileName().toString().replace("build-metadata-", "").replace(".json", "");
    Files.writeString(build, "");
    try (Ms1Server server = new Ms1Server()) {
      upload(saved, server);
      int unsendable = files(saved, "build-" + id).size() + 1;
      assertThat(server.taken.size() + said.size()).isEqualTo(files(saved, ".json").size());
      assertThat(said.size()).isBetween(unsendable, unsendable + 1);
      assertThat(said).anyMatch(text -> text.startsWith(phases.get(0) + " is damaged"));
      assertThat(said).anyMatch(text -> text.startsWith(build + " is damaged"));
      assertThat(said).anyMatch(text -> text.contains("its build isn't known"));
    }
  }

  @Test
  void a_server_in_trouble_is_waited_for() throws Exception {
    Path saved = copy(RECORDINGS.resolve("saved/spack-0.19dev/24-upload-twice"));
    try (Ms1Server server = new Ms1Server()) {
      server.failures = 1;
      upload(saved, server);
      assertThat(server.taken).hasSize(files(saved, ".json").size());
    }
  }

  @Test
  void wrong_credentials_end_it() throws Exception {
    Path saved = copy(RECORDINGS.resolve("saved/spack-0.19dev/24-upload-twice"));
    try (Ms1Server server = new Ms1Server()) {
      SavedRun run = Objects.requireNonNull(SavedRun.in(folders(saved).get(0)));
      SavedUpload upload =
          new SavedUpload(run, door(server, new Credentials("u", "wrong")), complaints());
      assertThat(upload.send(done -> {})).contains("SPACKMON_TOKEN");
      assertThat(server.taken).isEmpty();
    }
  }

  private void upload(Path saved, Ms1Server server) throws IOException, UnusableException {
    for (Path folder : folders(saved)) {
      SavedRun run = Objects.requireNonNull(SavedRun.in(folder));
      SavedUpload upload =
          new SavedUpload(run, door(server, new Credentials("u", "t")), complaints());
      assertThat(upload.send(done -> {})).isNull();
    }
  }

  private Complaints complaints() {
    return new Complaints(said::add);
  }

  private static Door door(Ms1Server server, Credentials credentials) throws UnusableException {
    return new Door(
        new Http(new Proxies(Map.of()), Trust.of(null, true, Map.of()), "test"),
        Address.of(server.url(), null, Map.of()),
        credentials);
  }

  /** The posts of a recording that the server took; the first upload's where there were two. */
  private static List<Ms1Server.Taken> recorded(String spack, String name) throws IOException {
    List<Ms1Server.Taken> taken = new ArrayList<>();
    Map<Long, String> hashes = new HashMap<>();
    Path file = RECORDINGS.resolve("ms1").resolve(spack).resolve(name + ".jsonl");
    for (String line : Files.readAllLines(file)) {
      byte[] exchange = line.getBytes(StandardCharsets.UTF_8);
      Long status = SavedJson.number(exchange, "status");
      if (!"POST".equals(SavedJson.text(exchange, "method")) || status == null || status > 201) {
        continue;
      }
      String path = text(exchange, "path");
      byte[] body = text(exchange, "req_body").getBytes(StandardCharsets.UTF_8);
      if (path.equals("/ms1/builds/new/")) {
        byte[] answer = text(exchange, "resp_body").getBytes(StandardCharsets.UTF_8);
        hashes.put(
            Objects.requireNonNull(SavedJson.number(answer, SavedJson.BUILD)),
            String.valueOf(SavedJson.text(body, "full_hash")));
      }
      Ms1Server.Taken request = new Ms1Server.Taken(path, Ms1Server.named(body, hashes));
      if (!name.contains("twice") || !taken.contains(request)) {
        taken.add(request);
      }
    }
    return taken;
  }

  private static String text(byte[] json, String name) throws IOException {
    @Nullable String text = SavedJson.text(json, name);
    return text == null ? "" : text;
  }

  private Path copy(Path from) throws IOException {
    Path to = place.resolve("saved");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    return to;
  }

  private static List<Path> folders(Path saved) throws IOException {
    try (Stream<Path> all = Files.list(saved)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<Path> files(Path saved, String part) throws IOException {
    try (Stream<Path> all = Files.walk(saved)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().contains(part))
          .sorted()
          .toList();
    }
  }
}
