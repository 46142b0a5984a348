package org.spackmon.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spackmon.server.accounts.Site.TOKEN;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.testkit.Postgres;

/** Two servers on one PostgreSQL are one to whoever asks. */
final class TwoServersTest {
  @Test
  void token_isGoodOnBoth_andRevokedOnBoth() throws Exception {
    StoreSettings settings = StoreSettings.at(Postgres.database(Postgres.Collation.C));
    // The first start of both at once: one key, whoever makes it.
    CompletableFuture<Store> one = CompletableFuture.supplyAsync(() -> Store.open(settings));
    CompletableFuture<Store> other = CompletableFuture.supplyAsync(() -> Store.open(settings));
    try (Store store = one.join();
        Store same = other.join();
        Site first = Site.open(store);
        Site second = Site.open(same)) {
      first.accounts.add("spacky", TOKEN);
      String jwt = first.exchange("spacky", TOKEN);
      assertThat(report(first, jwt).statusCode()).isEqualTo(200);
      assertThat(report(second, jwt).body()).isEqualTo(report(first, jwt).body());
      assertThat(report(first, second.exchange("spacky", TOKEN)).statusCode()).isEqualTo(200);

      second.accounts.revokeTokens("spacky");
      assertThat(report(first, jwt).statusCode()).isEqualTo(401);
      assertThat(report(second, jwt).statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> report(Site site, String jwt) throws Exception {
    return site.post("/ms1/report", "{}", "Authorization", "Bearer " + jwt);
  }
}
