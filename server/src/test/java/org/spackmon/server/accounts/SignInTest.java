package org.spackmon.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spackmon.server.accounts.Site.TOKEN;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.SignInLinks;

final class SignInTest {
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

  /** A form as a browser has it: what to send back, and with which cookie. */
  private record Form(String csrf, String cookie) {
    static Form at(Site site, String path, String... headers) throws Exception {
      HttpResponse<String> page = site.get(path, headers);
      String cookie = headers.length == 0 ? setCookie(page) : headers[1];
      return new Form(page.body(), cookie);
    }
  }

  private static String setCookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  private HttpResponse<String> signIn(String fields) throws Exception {
    Form form = Form.at(site, "/sign-in");
    return site.post("/sign-in", fields + "&csrf=" + form.csrf(), "Cookie", form.cookie());
  }

  private String signedIn() throws Exception {
    return setCookie(signIn("user=spacky&token=" + TOKEN));
  }

  @Test
  void userAndToken_openASessionThatOnlyTheBrowserSees() throws Exception {
    HttpResponse<String> answer = signIn("user=spacky&next=/builds%3Ftag%3Dx&token=" + TOKEN);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/builds?tag=x");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .matches("spackmon-[0-9a-f]{8}=[0-9a-f]{64};.*")
        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")
        .doesNotContain("Secure");
    assertThat(site.get("/builds", "Cookie", setCookie(answer)).body()).isEqualTo("builds");
  }

  @Test
  void cookieOverTls_isForTlsOnly() throws Exception {
    try (Site behind = new Site(store, false, false, "https://hpc.example.org/spackmon")) {
      assertThat(behind.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow())
          .contains("Secure", "Path=/spackmon/");
      assertThat(behind.get("/", "Accept", "text/html").headers().firstValue("Location"))
          .hasValue("/spackmon/sign-in");
    }
  }

  @Test
  void next_neverLeadsAway() throws Exception {
    for (String next :
        new String[] {
          "//evil.example", "https://evil.example", "/\\evil", "evil", "/a\r\nX: y", ""
        }) {
      HttpResponse<String> answer =
          signIn(
              "user=spacky&next="
                  + URLEncoder.encode(next, StandardCharsets.UTF_8)
                  + "&token="
                  + TOKEN);
      assertThat(answer.headers().firstValue("Location")).as(next).hasValue("/");
    }
  }

  @Test
  void wrongToken_isToldAndThenSlowed() throws Exception {
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> answer = signIn("user=spacky&token=wrong");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("There is no such user, or the token isn't theirs.");
    }
    HttpResponse<String> answer = signIn("user=spacky&token=" + TOKEN);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(signIn("user=other&token=wrong").statusCode()).isEqualTo(403);
  }

  @Test
  void formOfAnotherSite_isRefused() throws Exception {
    Form form = Form.at(site, "/sign-in");
    String fields = "user=spacky&token=" + TOKEN;
    assertThat(site.post("/sign-in", fields, "Cookie", form.cookie()).statusCode()).isEqualTo(403);
    assertThat(
            site.post("/sign-in", fields + "&csrf=" + form.csrf(), "X", "no cookie").statusCode())
        .isEqualTo(403);
    assertThat(
            site.post(
                    "/sign-in",
                    fields + "&csrf=" + form.csrf(),
                    "Cookie",
                    form.cookie(),
                    "Sec-Fetch-Site",
                    "cross-site")
                .statusCode())
        .isEqualTo(403);

    String session = signedIn();
    assertThat(site.post("/change", "", "Cookie", session).statusCode()).isEqualTo(403);
    assertThat(site.post("/change", "csrf=" + form.csrf(), "Cookie", session).statusCode())
        .isEqualTo(403);
    Form own = Form.at(site, "/form", "Cookie", session);
    assertThat(site.post("/change", "csrf=" + own.csrf(), "Cookie", session).body())
        .isEqualTo("changed");
  }

  @Test
  void form_largerThanAnyPageSends_isRefusedUnread() throws Exception {
    HttpResponse<String> answer =
        site.post("/sign-in", "user=" + "x".repeat(9 << 20), "Sec-Fetch-Site", "same-origin");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("A form may have 8388608 bytes at most");
  }

  @Test
  void formSecret_looksDifferentEachTime() throws Exception {
    String session = signedIn();
    assertThat(Form.at(site, "/form", "Cookie", session).csrf())
        .isNotEqualTo(Form.at(site, "/form", "Cookie", session).csrf());
  }

  @Test
  void signOut_endsTheSession() throws Exception {
    String session = signedIn();
    Form form = Form.at(site, "/form", "Cookie", session);
    HttpResponse<String> answer = site.post("/sign-out", "csrf=" + form.csrf(), "Cookie", session);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("Expires=Thu, 01 Jan 1970");
    assertThat(site.get("/builds", "Cookie", session).statusCode()).isEqualTo(401);
  }

  @Test
  void session_survivesARestart_andEndsWithItsToken() throws Exception {
    String session = signedIn();
    try (Site second = Site.open(store)) {
      assertThat(second.get("/builds", "Cookie", session).statusCode()).isEqualTo(200);
      site.accounts.revokeTokens("spacky");
      assertThat(second.get("/builds", "Cookie", session).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void link_signsInOnce() throws Exception {
    String code = new SignInLinks(store).create("spacky");
    assertThat(site.get("/sign-in?link=" + code).statusCode()).isEqualTo(200);
    Form form = Form.at(site, "/sign-in");
    String fields = "link=" + code + "&csrf=" + form.csrf();
    HttpResponse<String> answer = site.post("/sign-in/link", fields, "Cookie", form.cookie());
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.get("/builds", "Cookie", setCookie(answer)).statusCode()).isEqualTo(200);
    HttpResponse<String> again = site.post("/sign-in/link", fields, "Cookie", form.cookie());
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).isEqualTo("This link was used already, or is older than an hour.");
    site.accounts.revokeTokens("spacky");
    assertThat(site.get("/builds", "Cookie", setCookie(answer)).statusCode()).isEqualTo(401);
  }

  @Test
  void firstStart_makesAUserOnce() {
    site.accounts.remove("spacky");
    Optional<FirstStart> first = FirstStart.prepare(store, "operator");
    assertThat(first).get().extracting(FirstStart::user).isEqualTo("operator");
    assertThat(first.orElseThrow().token()).matches("[0-9a-f]{40}");
    assertThat(first.orElseThrow().signInPath()).matches("/sign-in\\?link=[0-9a-f]{40}");
    assertThat(FirstStart.prepare(store, "operator")).isEmpty();
  }

  @Test
  void oddCookie_isNoCookie() throws Exception {
    for (String cookie :
        new String[] {"spackmon-x=\"", ";;;=", "a=\u00e9; b", "x=" + "y".repeat(5000)}) {
      assertThat(site.get("/builds", "Cookie", cookie).statusCode()).as(cookie).isEqualTo(401);
    }
  }
}
