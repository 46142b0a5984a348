package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was never recorded, but lies next to what was: well-formed is taken, malformed is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NeighboursTest {
  private TestServer server;
  private Person ada;
  private long build;

  @BeforeAll
  void start() throws IOException {
    server = TestServer.start(Where.SQLITE.create());
    ada = new Person(server, "ada");
    ada.spec(Person.node("known"));
    build = ada.build("known");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          201 | {"spec": {"nodes": [{"name": "a", "name": "k", "hash": "twice"}]}, "spack_version": "1"}
          201 | {"spec": {"nodes": [{"name": "n", "version": 1e999999999, "hash": "huge"}]}, "spack_version": "1"}
          201 | {"spec": {"nodes": [{"name": "n", "hash": "odd", "arch": 7, "compiler": []}]}, "spack_version": 1}
          201 | {"spec": {"nodes": [{"name": "n", "hash": "deps", "dependencies": [null, 1]}]}, "spack_version": "1"}
          201 | {"spec": {"nodes": [{"name": "n", "hash": "gone", "dependencies": {"b": null}}]}, "spack_version": "1"}
          201 | {"spec": [{"n": {"version": "1", "hash": "first"}}], "spack_version": "0.16"}
          201 | {"spec": {"_meta": {"version": 99}, "nodes": [{"name": "n", "hash": "new"}]}, "spack_version": "9"}
          200 | {"spec": {"nodes": []}, "spack_version": "1"}
          400 | {"spec": {"nodes": [{"name": "n", "hash": "c", "dependencies": [{"name": "n", "hash": "c"}]}]}, "spack_version": "1"}
          400 | {"spec": {"nodes": [{"name": [], "hash": "x"}]}, "spack_version": "1"}
          400 | {"spec": {"nodes": [{"name": "n"}]}, "spack_version": "1"}
          400 | {"spec": {}, "spack_version": "1"}
          400 | {"spec": {"nodes": [{"name": "n", "hash": "x"}]}, "spack_version": {}}
          400 | NaN
          400 | {}{}
          """)
  void spec(int status, String body) throws IOException {
    assertThat(ada.post("specs/new/", body).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | builds/update/        | "status": "RUNNING", "build_id": %d
          200 | builds/phases/update/ | "output": {"a": 1}, "phase_name": 1, "status": "odd", "build_id": %d
          200 | builds/phases/update/ | "build_id": 999999, "phase_name": "p", "status": "ERROR", "build_id": %d
          200 | analyze/builds/       | "metadata": {"x": [null, 1, {}], "install_files": []}, "build_id": %d
          400 | builds/phases/update/ | "status": "SUCCESS", "phase_name": null, "build_id": %d
          400 | analyze/builds/       | "metadata": "x", "build_id": %d
          400 | builds/update/        | "status": "SUCCESS", "build_id": [%d]
          404 | builds/update/        | "status": "SUCCESS", "build_id": 9%d000000000000000000000
          """)
  void report(int status, String path, String fields) throws IOException {
    String body = "{" + fields.formatted(build) + "}";
    assertThat(ada.post(path, body).status()).as(body).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "200, specs/name/known",
    "200, specs/99999999999999999999/attributes/",
    "404, specs/-1/attributes/",
    "404, attributes/9999999999999999999999/download/",
    "404, analysis/splices/attribute/1/spec/x/",
    "400, specs/name/%ff/",
  })
  void read(int status, String path) throws IOException {
    assertThat(ada.get(path).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"builds/update/", "builds/phases/update/", "analyze/builds/"})
  void buildOfSomebodyElse_isLeftAlone(String path) throws IOException {
    String body =
        "{\"build_id\": %d, \"status\": \"FAILED\", \"phase_name\": \"p\", \"metadata\": {}}";
    assertThat(new Person(server, "bob").post(path, body.formatted(build)).status()).isEqualTo(400);
  }
}
