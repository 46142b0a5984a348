package org.spackmon.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spackmon.server.accounts.Site.TOKEN;
import static org.spackmon.server.accounts.Site.basic;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** What old clients know of the exchange of tokens, as the first server answered it. */
final class TokenExchangeTest {
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
  void userAndToken_becomeATokenForADay() throws Exception {
    HttpResponse<String> answer = exchange(basic("spacky", TOKEN));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body())
        .matches(
            "\\{\"token\": \"[\\w-]+\\.[\\w-]+\\.[\\w-]+\", \"expires_in\": 86400,"
                + " \"issued_at\": \"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"}");
    assertThat(claims(answer.body()))
        .contains(
            "\"iss\":\"" + site.url() + "/auth/token/\"",
            "\"sub\":\"spacky\"",
            "\"type\":\"build\"",
            "\"actions\":[\"build\"]");
  }

  @Test
  void scope_goesIntoTheToken() throws Exception {
    String body =
        site.get(
                "/auth/token/?service=http://127.0.0.1:5000&scope=build,admin",
                "Authorization",
                basic("spacky", TOKEN))
            .body();
    assertThat(claims(body)).contains("\"actions\":[\"build\",\"admin\"]");
  }

  @Test
  void anythingElse_isRefusedWithoutAWord() throws Exception {
    site.accounts.add("other", "0123456789abcdef0123456789abcdef01234567");
    List<String> wrong =
        List.of(
            "",
            "Basic",
            "Basic ",
            "Basic abcde",
            "Basic c3BhY2t5",
            "Basic \u00ff\u00fe",
            "Basic " + "A".repeat(10_000),
            "Bearer x.y.z",
            basic("spacky", "0".repeat(40)),
            basic("spacky", "0123456789abcdef0123456789abcdef01234567"),
            basic("nobody", TOKEN),
            basic("spacky", ""),
            basic("", ""),
            basic("spacky\0", TOKEN));
    for (String header : wrong) {
      HttpResponse<String> answer = exchange(header);
      assertThat(answer.statusCode()).as(header).isEqualTo(403);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    }
    assertThat(site.get("/auth/token").statusCode()).isEqualTo(403);
  }

  @Test
  void otherMethod_isRefusedInTheWordsOfOld() throws Exception {
    HttpResponse<String> answer =
        site.post("/auth/token/", "{}", "Authorization", basic("spacky", TOKEN));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"detail\": \"Method \\\"POST\\\" not allowed.\"}");
  }

  private HttpResponse<String> exchange(String header) throws Exception {
    return site.get("/auth/token/", "Authorization", header);
  }

  private static String claims(String body) {
    String payload = body.replaceAll("^[^.]+\\.([^.]+)\\..*$", "$1");
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }
}
