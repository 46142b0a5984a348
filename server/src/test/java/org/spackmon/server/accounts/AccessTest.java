package org.spackmon.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spackmon.server.accounts.Site.TOKEN;
import static org.spackmon.server.accounts.Site.basic;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

final class AccessTest {
  @TempDir Path data;
  private Store store;
  private Site site;

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.in(data));
    site = Site.open(store);
    site.accounts.add("spacky", TOKEN);
  }

  @AfterEach
  void close() {
    site.close();
    store.close();
  }

  @Test
  void report_needsABearerToken() throws Exception {
    String jwt = site.exchange("spacky", TOKEN);
    assertThat(report(site, "Bearer " + jwt).body())
        .matches("Identity\\[account=\\d+, name=spacky, runKey=[0-9a-f-]{36}]");
    assertThat(report(site, "bearer " + jwt).statusCode()).isEqualTo(200);
    assertThat(report(site, basic("spacky", TOKEN)).statusCode()).isEqualTo(401);
    assertThat(site.post("/ms1/report", "{}", "X", "y").statusCode()).isEqualTo(401);
  }

  @Test
  void forgedToken_isRefused() throws Exception {
    String jwt = site.exchange("spacky", TOKEN);
    String[] parts = jwt.split("\\.", -1);
    String none = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
    String first = parts[2].startsWith("A") ? "B" : "A";
    String other = parts[0] + "." + parts[1] + "." + first + parts[2].substring(1);
    for (String forged :
        new String[] {none, other, "x", "..", "not.a.jwt", jwt + "x", "e30.e30.e30", ""}) {
      assertThat(report(site, "Bearer " + forged).statusCode()).as(forged).isEqualTo(401);
    }
  }

  @Test
  void revokedToken_endsItsReportsAtOnce_onEveryServer() throws Exception {
    String jwt = site.exchange("spacky", TOKEN);
    try (Site second = Site.open(store)) {
      assertThat(report(second, "Bearer " + jwt).statusCode()).isEqualTo(200);
      assertThat(site.accounts.revokeTokens("spacky")).isEqualTo(1);
      assertThat(report(site, "Bearer " + jwt).statusCode()).isEqualTo(401);
      assertThat(report(second, "Bearer " + jwt).statusCode()).isEqualTo(401);
    }
    assertThat(site.get("/auth/token/", "Authorization", basic("spacky", TOKEN)).statusCode())
        .isEqualTo(403);
    String token = site.accounts.newToken("spacky", null).token();
    assertThat(token).matches("[0-9a-f]{40}");
    assertThat(report(site, "Bearer " + site.exchange("spacky", token)).statusCode())
        .isEqualTo(200);
    assertThat(report(site, "Bearer " + jwt).statusCode()).isEqualTo(401);
  }

  @Test
  void removedUser_canDoNothingMore() throws Exception {
    String jwt = site.exchange("spacky", TOKEN);
    site.accounts.remove("spacky");
    assertThat(report(site, "Bearer " + jwt).statusCode()).isEqualTo(401);
  }

  @Test
  void restart_endsNoSession() throws Exception {
    String jwt = site.exchange("spacky", TOKEN);
    store.close();
    store = Store.open(StoreSettings.in(data));
    try (Site restarted = Site.open(store)) {
      assertThat(report(restarted, "Bearer " + jwt).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void reader_isLedToSignIn_andAProgramIsTold() throws Exception {
    HttpResponse<String> page = site.get("/builds?tag=a%26b", "Accept", "text/html,*/*;q=0.8");
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location"))
        .hasValue("/sign-in?next=%2Fbuilds%3Ftag%3Da%2526b");
    assertThat(page.body()).doesNotContain("builds");

    HttpResponse<String> program = site.get("/builds");
    assertThat(program.statusCode()).isEqualTo(401);
    assertThat(program.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(program.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(site.get("/api/v1/me", "Accept", "text/html").statusCode()).isEqualTo(401);
    assertThat(site.get("/ms1").body()).isEqualTo("info");
  }

  @Test
  void program_mayShowATokenOrUserAndToken() throws Exception {
    String jwt = site.exchange("spacky", TOKEN);
    assertThat(site.get("/api/v1/me", "Authorization", "Bearer " + jwt).body())
        .contains("name=spacky");
    assertThat(site.get("/api/v1/me", "Authorization", basic("spacky", TOKEN)).body())
        .contains("name=spacky");
    assertThat(site.get("/api/v1/me", "Authorization", basic("spacky", "wrong")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void publicRead_opensLookingOnly() throws Exception {
    try (Site open = new Site(store, false, true, null)) {
      assertThat(open.get("/builds").body()).isEqualTo("builds");
      assertThat(open.get("/mine").statusCode()).isEqualTo(401);
      assertThat(open.post("/change", "", "X", "y").statusCode()).isEqualTo(401);
      assertThat(report(open, "").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void disabledAuth_givesEveryClientARunOfItsOwn() throws Exception {
    try (Site open = new Site(store, true, false, null)) {
      assertThat(open.get("/builds").body()).isEqualTo("builds");
      String first = report(open, "").body();
      assertThat(first).contains("name=anonymous, runKey=anonymous-");
      assertThat(report(open, "").body()).isEqualTo(first);
      assertThat(open.get("/ms1/").body()).isEqualTo("info");
      assertThat(report(open, "").body()).isNotEqualTo(first).contains("name=anonymous");
      String jwt = open.exchange("spacky", TOKEN);
      assertThat(report(open, "Bearer " + jwt).body()).contains("name=spacky");
    }
  }

  private static HttpResponse<String> report(Site site, String authorization) throws Exception {
    return site.post("/ms1/report", "{}", "Authorization", authorization);
  }
}
