package org.spackmon.storage.views.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.Total;
import org.spackmon.testkit.filling.Filling;
import org.spackmon.testkit.filling.Size;

/**
 * Walks lists under filters of all kinds, page by page, and holds them against a question that is
 * as simple as it is slow.
 */
@OnEveryDatabase
final class BuildListWalkTest extends StoreTest {
  private static final Size SIZE = new Size(800, 120, 50, 5, 8);
  private static final int FILTERS = 160;
  private static final int PAGE = 70;

  private final SplittableRandom random = new SplittableRandom(42);

  private void fill() {
    store
        .write(
            connection -> {
              Filling.fill(connection, SIZE);
              return true;
            })
        .join();
  }

  @Test
  void pages_underAnyFilter_holdWhatMatchesOnce() {
    fill();
    Builds usual = Views.of(store).builds();
    Builds bounded = bounded();
    for (int i = 0; i < FILTERS; i++) {
      BuildFilter filter = filter();
      List<Long> expected = expected(filter);
      assertThat(forward(usual, filter)).as("%s", filter).isEqualTo(expected);
      assertThat(backward(usual, filter)).as("back: %s", filter).isEqualTo(expected);
      assertThat(forward(bounded, filter)).as("bounded: %s", filter).isEqualTo(expected);
      assertThat(backward(bounded, filter)).as("bounded, back: %s", filter).isEqualTo(expected);
      Total total = usual.list(filter, null, PAGE).total();
      if (total != null) {
        assertThat(total).as("%s", filter).isEqualTo(Total.exactly(expected.size()));
      }
    }
  }

  @Test
  void pages_thatFoundLittle_goOnLooking() {
    fill();
    BuildFilter rare = BuildFilter.ALL.with("tag", "ci").with("system", "unknown");

    Page<BuildRow> page = bounded().list(rare, null, PAGE);

    assertThat(page.rows()).isEmpty();
    assertThat(page.next()).isNotNull();
    assertThat(page.total()).isNull();
  }

  /** Each page looks at little. */
  private Builds bounded() {
    return new Builds(store.reads(), store.contents(), new Effort(80, 20, 10, 3));
  }

  private static List<Long> forward(Builds builds, BuildFilter filter) {
    List<Long> found = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page<BuildRow> page = builds.list(filter, cursor, PAGE);
      page.rows().forEach(row -> found.add(row.attempt()));
      cursor = page.next();
    } while (cursor != null);
    return found;
  }

  private static List<Long> backward(Builds builds, BuildFilter filter) {
    List<Long> found = new ArrayList<>();
    Cursor cursor = Cursor.previous(0);
    while (cursor != null) {
      Page<BuildRow> page = builds.list(filter, cursor, PAGE);
      List<Long> ids = new ArrayList<>(page.rows().stream().map(BuildRow::attempt).toList());
      Collections.reverse(ids);
      // The last page is as full as any: it repeats some.
      ids.stream()
          .filter(id -> found.isEmpty() || id > found.get(found.size() - 1))
          .forEach(found::add);
      cursor = page.previous();
    }
    Collections.reverse(found);
    return found;
  }

  private List<Long> expected(BuildFilter filter) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    if (filter.outcome() != null) {
      conditions.add("a.outcome = " + filter.outcome().code());
    }
    named(conditions, "p.name", filter.packageName());
    if (filter.version() != null) {
      conditions.add(
          "a.node_id IN (SELECT id FROM node WHERE version || '.' LIKE '"
              + filter.version()
              + ".%')");
    }
    if (filter.since() != null) {
      conditions.add(
          "a.opened_at >= "
              + ChronoUnit.MICROS.between(
                  Instant.EPOCH, Instant.parse(filter.since() + "T00:00:00Z")));
    }
    String compiler = filter.compiler();
    if (compiler != null && !compiler.matches("none|.*@.*[.].*")) {
      conditions.add("replace(c.name, '@', '.') LIKE '" + compiler.replace('@', '.') + ".%'");
    } else {
      named(conditions, "c.name", "none".equals(compiler) ? "" : compiler);
    }
    if (filter.host() != null) {
      conditions.add("replace(h.hostname, '.', ' ') || ' ' LIKE '" + filter.host() + " %'");
    }
    if (filter.error() != null) {
      conditions.add(
          "a.id IN (SELECT attempt_id FROM finding WHERE text LIKE '%" + filter.error() + "%')");
    }
    if (filter.file() != null) {
      conditions.add(
          "a.id IN (SELECT attempt_id FROM finding WHERE '/' || file LIKE '%/"
              + filter.file().replace("%", "!%")
              + "' ESCAPE '!')");
    }
    named(conditions, "s.name", filter.system());
    named(conditions, "o.name", filter.owner());
    if (filter.tag() != null) {
      conditions.add(
          "a.id IN (SELECT x.attempt_id FROM attempt_tag x JOIN tag t ON t.id = x.tag_id WHERE t.name = '"
              + filter.tag()
              + "')");
    }
    String q = filter.q();
    if (q != null) {
      conditions.add(
          "(p.name LIKE '%"
              + q
              + "%' OR a.node_id IN (SELECT node_id FROM hash_alias h WHERE h.hash LIKE '"
              + (q.length() < 4 ? "-" : q)
              + "%'))");
    }
    String sql =
        """
        SELECT a.id FROM attempt a JOIN package p ON p.id = a.package_id
        JOIN compiler c ON c.id = a.compiler_id JOIN system s ON s.id = a.system_id
        JOIN account o ON o.id = a.account_id JOIN build b ON b.id = a.build_id
        JOIN build_host h ON h.id = b.host_id WHERE %s ORDER BY a.id DESC
        """
            .formatted(String.join(" AND ", conditions));
    return store.reads().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).list());
  }

  private static void named(List<String> conditions, String column, @Nullable String name) {
    if (name != null) {
      conditions.add(column + " = '" + name + "'");
    }
  }

  /** One to four things that must hold, common and rare ones. */
  private BuildFilter filter() {
    BuildFilter filter = BuildFilter.ALL;
    for (int i = random.nextInt(4); i >= 0; i--) {
      String parameter = BuildFilter.PARAMETERS.get(random.nextInt(BuildFilter.PARAMETERS.size()));
      filter = filter.with(parameter, value(parameter));
    }
    return filter;
  }

  private String value(String parameter) {
    return switch (parameter) {
      case "outcome" -> pick(BuildFilter.OUTCOMES);
      case "q" -> pick(List.of("zlib", "a", "py-", "open", "e", hashStart(), "zzzz"));
      case "tag" -> pick(List.of("nightly", "ci", "release", "week-3", "week-100"));
      case "compiler" ->
          random.nextBoolean()
              ? pick(List.of("gcc", "gcc@12", "clang", "cce@99"))
              : pick(
                  names("compiler").stream().map(name -> name.isEmpty() ? "none" : name).toList());
      case "version" -> pick(List.of("1", "2", "1.2", "9.9.9"));
      case "since" -> day();
      case "host" -> pick(List.of(pick(hosts()), pick(hosts()), "nowhere"));
      case "error" -> pick(List.of("symbol_1", "undefined", "module 3", "no such words"));
      case "file" -> pick(List.of("module.c", "src/module.c", "odule.c", "%.c"));
      case "owner" -> pick(names("account"));
      default -> pick(names(parameter));
    };
  }

  /** Some day between the first attempt and the last. */
  private String day() {
    String sql = "SELECT opened_at FROM attempt WHERE id = " + (1 + random.nextInt(700));
    long micros =
        store.reads().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).first());
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString().substring(0, 10);
  }

  private String hashStart() {
    String sql = "SELECT hash FROM hash_alias WHERE node_id = " + (1 + random.nextInt(120));
    String hash =
        store.reads().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).first());
    return hash.substring(0, 6).toLowerCase(Locale.ROOT);
  }

  private List<String> names(String table) {
    return texts("SELECT name FROM " + table + " ORDER BY id");
  }

  private List<String> hosts() {
    return texts("SELECT hostname FROM build_host ORDER BY id");
  }

  private List<String> texts(String sql) {
    return store
        .reads()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list())
        .stream()
        .collect(Collectors.toList());
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
