package org.spackmon.storage.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.spackmon.advisories.Osv;
import org.spackmon.advisories.OsvException;
import org.spackmon.record.Outcome;
import org.spackmon.storage.Backend;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.advisories.Advisories;
import org.spackmon.storage.advisories.AdvisoriesView;
import org.spackmon.storage.advisories.Loading;
import org.spackmon.storage.hooks.Deliveries;
import org.spackmon.storage.hooks.Hooks;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.environments.EnvironmentsView;
import org.spackmon.storage.views.failures.FailuresView;
import org.spackmon.storage.views.installs.Installs;
import org.spackmon.storage.views.names.Facet;
import org.spackmon.storage.views.names.NamesView;
import org.spackmon.storage.views.packages.Matrix;
import org.spackmon.storage.views.packages.MatrixBy;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.specs.SpecsView;
import org.spackmon.testkit.filling.Filling;
import org.spackmon.testkit.filling.Size;

/** No page reads a big table from end to end, whatever the planner knows of the store. */
@ParameterizedClass(name = "{0}")
@EnumSource(
    value = Backend.class,
    names = {"SQLITE", "POSTGRESQL"})
final class QueryPlanTest extends StoreTest {

  private static final String ADVISORY =
      """
      {"id": "EXAMPLE-%d", "modified": "2026-01-01T00:00:00Z", "affected": [
        {"package": {"ecosystem": "Debian:12", "name": "zlib"},
         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}
      """;

  @Test
  void pages_readNoBigTableFromEndToEnd() throws SQLException {
    fill();
    readInventory();
    Explained explained = new Explained(store.reads(), backend.postgres());
    // PostgreSQL analyzes within a minute. Until then it takes one of 200 rows for the answer to
    // anything, and reads small tables whole; lists are right even so.
    assertThat(explained.scans(backend.postgres() ? this::seeBuilds : this::seeEverything))
        .as("before ANALYZE")
        .isEmpty();

    analyze();
    reopen();
    readInventory();
    explained = new Explained(store.reads(), backend.postgres());
    assertThat(explained.scans(this::seeEverything)).as("after ANALYZE").isEmpty();
    assertThat(explained.questions()).as("questions seen").isGreaterThan(55);
    assertThat(explained.walks(this::seeOneFilter))
        .as("one filter in passing")
        .allMatch(found -> found.startsWith("hash_alias ")); // the start of a hash is a range

    // An eye that is blind would see nothing either.
    execute("DROP INDEX attempt_package");
    assertThat(explained.walks(this::seeOneFilter)).anyMatch(found -> found.startsWith("attempt "));
    execute("DROP INDEX attempt_node");
    assertThat(explained.walks(this::seeSpecs)).anyMatch(found -> found.startsWith("attempt "));
    execute("DROP INDEX edge_child");
    assertThat(explained.walks(this::seeSpecs)).anyMatch(found -> found.startsWith("edge "));
    execute("DROP INDEX node_package");
    assertThat(explained.walks(this::seeSpecs)).anyMatch(found -> found.startsWith("node "));
  }

  /** Once, and then it is kept: all of it is wanted. */
  private void readInventory() {
    store.inventory().spread(List.of());
  }

  private void fill() {
    store
        .write(
            connection -> {
              Filling.fill(connection, Size.TWENTY_THOUSAND);
              return true;
            })
        .join();
    execute(
        """
        INSERT INTO package_version (package_id, version, matched)
        SELECT DISTINCT package_id, version, 0 FROM node WHERE version IS NOT NULL""");
    Loading loading = store.advisories().load();
    for (int i = 0; i < 300; i++) {
      byte[] json = ADVISORY.formatted(i).getBytes(UTF_8);
      try {
        loading.add(Osv.read(json), json);
      } catch (OsvException e) {
        throw new IllegalStateException(e);
      }
    }
    loading.finish();
  }

  /** With VACUUM: without it, PostgreSQL knows only by chance where an index is enough. */
  private void analyze() throws SQLException {
    if (!backend.postgres()) {
      execute("ANALYZE");
      return;
    }
    String place = Objects.requireNonNull(settings.url()).replaceFirst("^.*@", "");
    try (Connection connection =
            DriverManager.getConnection("jdbc:postgresql://" + place, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  private void execute(String sql) {
    store
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            })
        .join();
  }

  /** Every question behind every page, with values that are common, rare and unheard of. */
  private void seeEverything() {
    seeBuilds();
    Views views = Views.of(store);
    List<BuildRow> rows = views.builds().list(BuildFilter.ALL, null, 3).rows();
    for (BuildRow row : rows) {
      views.builds().get(row.build());
      views.builds().attempt(row.build(), 1);
      views.builds().phase(row.build(), 1, "build");
      views.builds().analyses(row.build(), Cursor.next(7), 10);
      views.builds().files(row.build());
    }
    views.builds().analysis(1);
    for (Cursor cursor : List.of(Cursor.next(700), Cursor.previous(7))) {
      views.runs().list(cursor, 50);
    }
    views.runs().get("run-10");
    views.runs().planned("run-10", "abc");
    views.runs().roots("run-10");
    views.runs().work("run-10");
    store.journals().progress("run-10");
    store.journals().check(1);
    seeFailures();
    seeAdvisories();
    seeSpecs();
    seePackages();
    for (String cursor : List.of("", "cursor=next.700", "cursor=previous.700")) {
      views.specs().list(SpecsView.of(parameters(cursor)));
    }
    for (Facet facet : Facet.values()) {
      for (String query : List.of("", "name=zlib", "q=e", "cursor=next.h", "cursor=previous.h")) {
        views.names().list(facet, NamesView.of(parameters(query)));
      }
      views.names().starting(facet, "a", 10);
    }
    for (Installs.Which which : Installs.Which.values()) {
      views.installs().list("frontier", which, Cursor.next(700), 50);
      views.installs().list("frontier", which, Cursor.previous(7), 50);
    }
    seeEnvironments();
    views.installs().stores("frontier");
    views.installs().systems();
    views.installs().difference("frontier", "unknown");
    new Hooks(store).get(1);
    new Deliveries(store).of(1);
    new Deliveries(store).lease(Instant.EPOCH, 10);
    views.names().hosts("frontier", Cursor.next(1), 50);
    views.names().counts();
  }

  private void seeEnvironments() {
    Views views = Views.of(store);
    for (String query : List.of("", "system=frontier", "gone=yes&cursor=previous.7")) {
      views.environments().list(EnvironmentsView.of(parameters(query)));
    }
    views.environments().get(1);
    views.environments().roots(1);
  }

  private void seeFailures() {
    Views views = Views.of(store);
    for (String query :
        List.of(
            "",
            "show=all",
            "show=fixed&sort=frequent",
            "class=link&package=zlib",
            "system=frontier&sort=frequent&cursor=next.20000000007",
            "cursor=next.10000",
            "show=all&cursor=previous.700")) {
      FailuresView view = FailuresView.of(parameters(query));
      views.failures().list(view);
    }
    views.failures().get(1);
    views.builds().ofFailure(1, Cursor.next(10_000), 50);
    BuildFilter failed = BuildFilter.ALL.with("outcome", "failed");
    for (BuildRow row : views.builds().list(failed, null, 3).rows()) {
      views.failures().diagnosis(row.attempt());
      views.failures().story(row.attempt());
      views.builds().cancelledBy(row.attempt());
      views.specs().graph(row.node());
      views.specs().needed(row.node());
    }
  }

  private void seeAdvisories() {
    Advisories advisories = store.advisories();
    for (String query :
        List.of(
            "",
            "show=all&cursor=next.700",
            "show=suggested&cursor=previous.7",
            "severity=high&package=zlib&system=frontier")) {
      advisories.list(AdvisoriesView.of(parameters(query)));
    }
    advisories.get("EXAMPLE-1");
    advisories.newest(50);
    advisories.of("zlib", "1.0");
  }

  private void seePackages() {
    Views views = Views.of(store);
    views.packages().history("zlib");
    for (MatrixBy by : MatrixBy.values()) {
      views.packages().matrix("zlib", by);
      for (Cursor cursor : List.of(Cursor.next(700), Cursor.previous(7))) {
        views.builds().ofCell("zlib", by, new Matrix.Cell("1.0", "gcc@12.2.0"), cursor, 50);
      }
    }
  }

  private void seeSpecs() {
    Views views = Views.of(store);
    for (BuildRow row : views.builds().list(BuildFilter.ALL, null, 3).rows()) {
      views.builds().ofSpec(row.node(), Cursor.next(10_000), 50);
      views.specs().get(row.node());
      views.bills().of(List.of(row.node()));
      views.specs().dependents(row.node(), Cursor.next(500), 50);
      views.specs().documents(row.node(), Cursor.next(200), 50);
    }
    views.specs().document(1);
    views.specs().find("ab", 50);
    for (String query : List.of("hash=ab", "package=zlib", "q=zlib", "q=p", "q=abcd")) {
      views.specs().list(SpecsView.of(parameters(query)));
      views.specs().list(SpecsView.of(parameters(query + "&cursor=next.700")));
      views.specs().list(SpecsView.of(parameters(query + "&cursor=previous.700")));
    }
  }

  /**
   * Without "success": of most attempts PostgreSQL rightly takes the next ones, whatever they are.
   */
  private void seeOneFilter() {
    seeBuilds(
        filters().stream()
            .filter(filter -> filter.parameters().size() == 1)
            .filter(filter -> filter.outcome() != Outcome.SUCCESS)
            .filter(filter -> filter.since() == null) // walks from the top, and ends early
            .toList());
  }

  private void seeBuilds() {
    seeBuilds(filters());
  }

  private void seeBuilds(List<BuildFilter> filters) {
    Views views = Views.of(store);
    for (BuildFilter filter : filters) {
      views.builds().list(filter, null, 50);
      views.builds().list(filter, Cursor.next(10_000), 50);
      views.builds().list(filter, Cursor.previous(10_000), 50);
    }
  }

  private static List<BuildFilter> filters() {
    List<BuildFilter> filters = new ArrayList<>();
    for (String query :
        List.of(
            "",
            "outcome=success",
            "outcome=notrun",
            "package=zlib",
            "compiler=gcc@12.2.0",
            "system=unknown",
            "owner=user5",
            "tag=nightly",
            "package=zlib&version=1.2:",
            "package=zlib&version=1:&tag=nightly&since=2020-01-01",
            "since=1d",
            "compiler=gcc@12",
            "error=symbol_3670",
            "error=undefined&system=unknown",
            "host=lumi1033",
            "outcome=failed&package=zlib&file=module.c",
            "tag=week-3",
            "q=zlib",
            "q=p",
            "q=abcd",
            "outcome=failed&package=zlib",
            "outcome=success&compiler=gcc@12.2.0",
            "system=unknown&compiler=gcc@11.3.0",
            "tag=ci&system=unknown",
            "tag=ci&owner=user5",
            "tag=week-3&outcome=success",
            "tag=nightly&outcome=notrun",
            "q=p&system=unknown",
            "q=p&tag=nightly",
            "q=zlib&outcome=notrun",
            "outcome=failed&package=zlib&compiler=gcc@12.2.0&system=unknown&owner=user1"
                + "&tag=nightly&q=z")) {
      filters.add(BuildFilter.of(parameters(query)));
    }
    return filters;
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        parameters.put(pair.substring(0, equals), List.of(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }
}
