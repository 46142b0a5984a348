package org.spackmon.storage.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.spack.UnanswerableException;
import org.spackmon.spack.query.QueryException;
import org.spackmon.spack.query.SpecQuery;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.Teller;

/** What is found among installs, on two systems of two sites. */
@OnEveryDatabase
final class InventoryTest extends StoreTest {

  /** hdf5 links mpich, which links xz; cmake builds hdf5 and links xz, too. */
  private static final String SPEC =
      """
      {"spec": {"_meta": {"version": 4}, "nodes": [
        {"name": "hdf5", "version": "1.14.3", "hash": "aaaa", "parameters": {"mpi": true},
         "arch": {"platform": "linux", "platform_os": "rhel9", "target": "zen3"},
         "namespace": "builtin", "compiler": {"name": "gcc", "version": "12.2.0"},
         "dependencies": [
           {"name": "mpich", "hash": "bbbb",
            "parameters": {"deptypes": ["build", "link"], "virtuals": ["mpi"]}},
           {"name": "cmake", "hash": "cccc",
            "parameters": {"deptypes": ["build"], "virtuals": []}}]},
        {"name": "mpich", "version": "4.1.2", "hash": "bbbb", "parameters": {},
         "dependencies": [
           {"name": "xz", "hash": "dddd", "parameters": {"deptypes": ["link"], "virtuals": []}}]},
        {"name": "cmake", "version": "3.27.9", "hash": "cccc", "parameters": {},
         "dependencies": [
           {"name": "xz", "hash": "eeee", "parameters": {"deptypes": ["link"], "virtuals": []}}]},
        {"name": "xz", "version": "5.6.1", "hash": "dddd", "parameters": {"pic": true}},
        {"name": "xz", "version": "5.4.6", "hash": "eeee", "parameters": {"pic": false}}]}}
      """;

  @BeforeEach
  void install() {
    store.record(Teller.named(store, "ada").post(SPEC.getBytes(UTF_8))).join();
    execute(
        "INSERT INTO system (name) VALUES ('northstar')",
        "INSERT INTO system (name) VALUES ('southstar')",
        "INSERT INTO site (name) VALUES ('harbour')",
        "UPDATE system SET site_id = (SELECT id FROM site) WHERE name = 'northstar'");
    for (String system : new String[] {"northstar", "southstar"}) {
      execute(
          """
          INSERT INTO store (system_id, root, run_id, read_by, first_seen_at, seen_at)
          SELECT id, '/opt', 1, 1, 1, 1 FROM system WHERE name = '%s'"""
              .formatted(system));
    }
    installed("northstar", "'aaaa', 'bbbb', 'cccc', 'dddd', 'eeee'");
    installed("southstar", "'eeee'");
  }

  private void installed(String system, String hashes) {
    execute(
        """
        INSERT INTO install (store_id, system_id, node_id, package_id, hash, prefix, explicit,
          external, installed_at, first_seen_at, run_id)
        SELECT s.id, y.id, n.id, n.package_id, a.hash, '/opt/' || a.hash, 0, 0, 1000000, 1, 1
        FROM store s JOIN system y ON y.id = s.system_id, node n JOIN hash_alias a
          ON a.node_id = n.id
        WHERE y.name = '%s' AND a.kind = 0 AND a.hash IN (%s) ORDER BY a.hash"""
            .formatted(system, hashes),
        "INSERT INTO change (seq, topic, entity, at)"
            + " SELECT coalesce(max(seq), 0) + 1, 'installs', 1, 1 FROM change");
  }

  private void execute(String... statements) {
    store
        .write(
            connection -> {
              try (Statement sql = connection.createStatement()) {
                for (String statement : statements) {
                  sql.execute(statement);
                }
              }
              return true;
            })
        .join();
  }

  private Found find(String query, Where where) {
    try {
      return store.inventory().find(SpecQuery.parse(query), where);
    } catch (QueryException e) {
      throw new IllegalArgumentException(query, e);
    }
  }

  private String hashes(String query, Where where) {
    return store.inventory().rows(find(query, where).hits()).stream()
        .map(row -> row.hash() + "@" + row.system())
        .collect(Collectors.joining(" "));
  }

  private static Where everywhere() {
    return new Where(null, null, false, false);
  }

  @Test
  void query_ofTheSpecItself_findsItsInstallsOnAllSystems() {
    assertThat(hashes("xz@5.6.0:5.6.1", everywhere())).isEqualTo("dddd@northstar");
    assertThat(hashes("xz~pic", everywhere())).isEqualTo("eeee@northstar eeee@southstar");
    assertThat(hashes("target=zen2:", everywhere())).isEqualTo("aaaa@northstar");
    assertThat(hashes("/aa", everywhere())).isEqualTo("aaaa@northstar");
    assertThat(hashes("%gcc@12", everywhere())).isEqualTo("aaaa@northstar");
    assertThat(hashes("nosuch", everywhere())).isEmpty();
  }

  @Test
  void reading_ahead_missesNothingThatComesMeanwhile() {
    store.inventory().readAhead();
    installed("southstar", "'dddd'");
    assertThat(hashes("xz@5.6", everywhere())).isEqualTo("dddd@northstar dddd@southstar");
  }

  @Test
  void query_ofDependencies_followsTheStoredGraph() {
    assertThat(hashes("hdf5 ^xz@5.6", everywhere())).isEqualTo("aaaa@northstar");
    assertThat(hashes("hdf5 ^xz@5.4", everywhere())).as("of a build tool").isEmpty();
    assertThat(hashes("^mpi", everywhere())).isEqualTo("aaaa@northstar");
    assertThat(hashes("^[deptypes=build] cmake", everywhere())).isEqualTo("aaaa@northstar");
    assertThat(hashes("^/dddd", everywhere())).isEqualTo("aaaa@northstar bbbb@northstar");
  }

  @Test
  void edgesToOneChild_areOne() {
    String twice =
        """
        {"spec": {"_meta": {"version": 5}, "nodes": [
          {"name": "kelp", "version": "1", "hash": "kkkk", "parameters": {}, "dependencies": [
            {"name": "gcc", "hash": "gggg",
             "parameters": {"deptypes": ["build"], "virtuals": ["c", "cxx"], "direct": true}},
            {"name": "zlib", "hash": "zzzz",
             "parameters": {"deptypes": ["link"], "virtuals": []}},
            {"name": "gcc", "hash": "gggg",
             "parameters": {"deptypes": ["run"], "virtuals": [], "direct": true}}]},
          {"name": "gcc", "version": "12.2.0", "hash": "gggg", "parameters": {}},
          {"name": "zlib", "version": "1.3", "hash": "zzzz", "parameters": {}}]}}
        """;
    store.record(Teller.named(store, "tina").post(twice.getBytes(UTF_8))).join();
    installed("southstar", "'kkkk'");

    assertThat(hashes("kelp", everywhere())).isEqualTo("kkkk@southstar");
    assertThat(hashes("^[deptypes=run virtuals=c] gcc ^zlib", everywhere()))
        .isEqualTo("kkkk@southstar");
    assertThat(hashes("^[deptypes=build,run virtuals=cxx] gcc", everywhere()))
        .isEqualTo("kkkk@southstar");
    assertThat(hashes("kelp ^[deptypes=link] gcc", everywhere())).isEmpty();
  }

  @Test
  void site_andSystem_narrow() {
    assertThat(hashes("xz", new Where("harbour", null, false, false)))
        .isEqualTo("dddd@northstar eeee@northstar");
    assertThat(hashes("xz", new Where(null, "southstar", false, false)))
        .isEqualTo("eeee@southstar");
    assertThat(hashes("xz", new Where("harbour", "southstar", false, false))).isEmpty();
  }

  @Test
  void dependents_areToldApartByWhatTheyNeedItFor() {
    Found found = find("xz@5.4", new Where(null, null, false, true));
    Map<String, Use> uses =
        store.inventory().rows(found.hits()).stream()
            .filter(row -> row.system().equals("northstar"))
            .collect(Collectors.toMap(InstallRow::hash, InstallRow::use));
    assertThat(uses).isEqualTo(Map.of("eeee", Use.ITSELF, "cccc", Use.RUN, "aaaa", Use.BUILD));
    assertThat(found.systems())
        .containsExactly(
            new Found.OnSystem(
                "northstar", "harbour", Map.of(Use.ITSELF, 1L, Use.RUN, 1L, Use.BUILD, 1L)),
            new Found.OnSystem("southstar", null, Map.of(Use.ITSELF, 1L)));
  }

  @Test
  void what_comesOrGoesLater_isSeen() {
    assertThat(hashes("hdf5", everywhere())).isEqualTo("aaaa@northstar");
    installed("southstar", "'aaaa'");
    assertThat(hashes("hdf5", everywhere())).isEqualTo("aaaa@northstar aaaa@southstar");
    execute("UPDATE install SET uninstalled_at = 5 WHERE hash = 'aaaa'");
    installed("southstar", "'bbbb'");
    assertThat(hashes("hdf5", everywhere())).isEmpty();
    assertThat(hashes("hdf5", new Where(null, null, true, false)))
        .isEqualTo("aaaa@northstar aaaa@southstar");
  }

  @Test
  void query_thatNamesAnUnknownTarget_isNotAnswered() {
    assertThatThrownBy(() -> find("target=nosuch:", everywhere()))
        .isInstanceOf(UnanswerableException.class)
        .hasMessageContaining("nosuch");
  }
}
