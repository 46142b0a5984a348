package org.spackmon.storage.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.advisories.OsvException;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.Rows;
import org.spackmon.storage.StoreTest;

/** What is said of advisories to others. */
@OnEveryDatabase
final class JudgementsTest extends StoreTest {
  private static final String BOTH =
      """
      {"id": "BOTH-%d", "modified": "2026-01-01T00:00:00Z", "affected": [
         {"package": {"ecosystem": "npm", "name": "xz"}, "versions": ["5.6.1"]},
         {"package": {"ecosystem": "npm", "name": "py-tides"}, "versions": ["2.0"]},
         {"package": {"ecosystem": "npm", "name": "reef"}, "versions": ["1.0"]}]}
      """;

  private static final String SUGGESTED =
      """
      {"id": "REEF-%d", "modified": "2026-01-01T00:00:00Z", "affected": [
         {"package": {"ecosystem": "PyPI", "name": "reef"}, "versions": ["1.0"]}]}
      """;

  private static final String TIDES = SUGGESTED.replace("REEF", "TIDES").replace("reef", "tides");

  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void install() {
    InstalledReef.into(store);
    store.advisories().map("xz = npm:xz\nreef = npm:reef\npy-tides = npm:py-tides, pypi:tides\n");
    store
        .reads()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext context) {
                asked.incrementAndGet();
              }
            });
  }

  @AfterEach
  void listenNoMore() {
    store.reads().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
  }

  /** "BOTH-1 reef/aaaa xz/bbbb" */
  private List<String> told(@Nullable String name) {
    return store.advisories().judged(name).stream()
        .map(
            each ->
                each.products()
                    .map(product -> " " + product.name() + "/" + product.hash())
                    .collect(Collectors.joining("", each.advisory().id(), "")))
        .toList();
  }

  private void say(String advisory) {
    Statement said = new Statement(Status.AFFECTED, "", "gone soon", "ada", Instant.EPOCH);
    assertThat(store.advisories().state(advisory, said)).isTrue();
  }

  @Test
  void whatIsInstalled_isTold_inOneOrder() throws OsvException {
    InstalledReef.load(store, List.of(BOTH.formatted(2), TIDES.formatted(1), BOTH.formatted(1)));

    assertThat(told(null)).containsExactly("BOTH-2 reef/aaaa xz/bbbb", "BOTH-1 reef/aaaa xz/bbbb");
    assertThat(told("BOTH-1")).containsExactly("BOTH-1 reef/aaaa xz/bbbb");
    assertThat(told("TIDES-1")).as("nothing of it is installed").isEmpty();
    assertThat(store.advisories().judged("TIDES-1").isEmpty()).isTrue();

    Rows.of(store).execute("UPDATE install SET uninstalled_at = 2 WHERE hash = 'aaaa'");
    assertThat(told("BOTH-2")).containsExactly("BOTH-2 xz/bbbb");
  }

  @Test
  void aSuggestion_isTold_onceSomebodySaidSomething() throws OsvException {
    store.advisories().map(""); // then nobody says that reef is known by a name
    InstalledReef.load(store, List.of(SUGGESTED.formatted(1), SUGGESTED.formatted(2)));
    assertThat(told(null)).isEmpty();

    say("REEF-2");

    assertThat(told(null)).containsExactly("REEF-2 reef/aaaa");
  }

  @Test
  void questions_dontGrowWithAdvisories() throws OsvException {
    List<String> many = new ArrayList<>();
    IntStream.range(0, 1_200).mapToObj(BOTH::formatted).forEach(many::add);
    InstalledReef.load(store, many);
    asked.set(0);

    assertThat(told(null)).hasSize(1_200).allMatch(each -> each.endsWith(" reef/aaaa xz/bbbb"));

    assertThat(asked.get()).as("one for each 500, and two").isEqualTo(5);
  }
}
