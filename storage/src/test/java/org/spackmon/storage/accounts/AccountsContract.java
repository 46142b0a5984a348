package org.spackmon.storage.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** What accounts must do on every database. */
abstract class AccountsContract {
  private static final String TOKEN = "50445263afd8f67e59bd79bff597836ee6c05438";

  private Store store;
  private Accounts accounts;

  abstract StoreSettings settings();

  @BeforeEach
  void open() {
    store = Store.open(settings());
    accounts = new Accounts(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void token_isFortyDigits_andGoodForItsUserOnly() {
    IssuedToken issued = accounts.add("spacky", null);
    assertThat(issued.token()).matches("[0-9a-f]{40}");
    assertThat(accounts.tokens().verify("spacky", issued.token()).orElseThrow().account().name())
        .isEqualTo("spacky");
    accounts.add("other", null);
    assertThat(accounts.tokens().verify("other", issued.token())).isEmpty();
    assertThat(accounts.tokens().verify("Spacky", issued.token())).isEmpty();
    assertThat(accounts.tokens().verify("spacky", issued.token().toUpperCase(Locale.ROOT)))
        .isEmpty();
    assertThat(accounts.tokens().verify("spacky", "")).isEmpty();
  }

  @Test
  void token_isKeptAsAHash() {
    accounts.add("spacky", TOKEN);
    List<byte[]> kept =
        store
            .reads()
            .withHandle(
                handle -> handle.createQuery("SELECT hash FROM token").mapTo(byte[].class).list());
    assertThat(kept).containsExactly(Secrets.hash(TOKEN));
    assertThat(accounts.list().get(0).hints()).isEqualTo("504452");
  }

  @Test
  void adoptedToken_isAsGoodAsANewOne_butNeverTwice() {
    assertThat(accounts.add("spacky", TOKEN).token()).isEqualTo(TOKEN);
    assertThat(accounts.tokens().verify("spacky", TOKEN)).isPresent();
    refused(() -> accounts.add("other", TOKEN), "was in use before");
    assertThat(accounts.list()).extracting(AccountLine::name).containsExactly("spacky");
    refused(() -> accounts.add("other", "short"), "20 to 200 characters");
    refused(() -> accounts.add("other", "x".repeat(19) + " y"), "without blanks");
  }

  @Test
  void name_isCheckedAndTakenOnce() {
    accounts.add("a.b-c_d@e+ü", null);
    refused(() -> accounts.add("a.b-c_d@e+ü", null), "There is a user");
    for (String name : new String[] {"", "a b", "a:b", "a\n", "a/b", "x".repeat(151)}) {
      refused(() -> accounts.add(name, null), "1 to 150 letters");
    }
    refused(() -> accounts.add("anonymous", null), "authentication is disabled");
    refused(() -> accounts.remove("nobody"), "There is no user \"nobody\"");
    refused(() -> accounts.revokeTokens("nobody"), "There is no user \"nobody\"");
    refused(() -> accounts.newToken("nobody", null), "There is no user \"nobody\"");
  }

  @Test
  void revokedTokens_areAllOver_andANewOneIsGood() {
    long first = token(accounts.add("spacky", null));
    long second = token(accounts.newToken("spacky", null));
    assertThat(accounts.tokens().holder(first)).isPresent();
    assertThat(accounts.revokeTokens("spacky")).isEqualTo(2);
    assertThat(accounts.tokens().holder(first)).isEmpty();
    assertThat(accounts.tokens().holder(second)).isEmpty();
    assertThat(accounts.tokens().holder(token(accounts.newToken("spacky", null)))).isPresent();
    assertThat(accounts.tokens().holder(first)).isEmpty();
  }

  private long token(IssuedToken issued) {
    return accounts.tokens().verify(issued.user(), issued.token()).orElseThrow().token();
  }

  @Test
  void removedUser_comesBackAsTheSame_withoutTheOldTokens() {
    IssuedToken old = accounts.add("spacky", null);
    long id = accounts.tokens().verify("spacky", old.token()).orElseThrow().account().id();
    accounts.remove("spacky");
    assertThat(accounts.list()).isEmpty();
    assertThat(accounts.none()).isTrue();
    assertThat(accounts.tokens().verify("spacky", old.token())).isEmpty();
    IssuedToken again = accounts.add("spacky", null);
    assertThat(accounts.tokens().verify("spacky", again.token()).orElseThrow().account().id())
        .isEqualTo(id);
    assertThat(accounts.tokens().verify("spacky", old.token())).isEmpty();
  }

  @Test
  void list_tellsOfEachAccount() {
    accounts.add("spacky", TOKEN);
    accounts.newToken("spacky", "f".repeat(40));
    accounts.add("Other", null);
    accounts.tokens().used(accounts.tokens().verify("spacky", TOKEN).orElseThrow().token());
    new Keys(store).get("wait for the write before");
    List<AccountLine> lines = accounts.list();
    assertThat(lines).extracting(AccountLine::name).containsExactly("Other", "spacky");
    assertThat(lines.get(0).lastUsedAt()).isZero();
    assertThat(lines.get(1).tokens()).isEqualTo(2);
    assertThat(lines.get(1).hints()).isEqualTo("504452 ffffff");
    assertThat(lines.get(1).lastUsedAt()).isGreaterThanOrEqualTo(lines.get(1).createdAt());
  }

  @Test
  void anonymous_isOneAccount_thatNobodyHas() {
    assertThat(accounts.anonymous()).isEqualTo(accounts.anonymous());
    assertThat(accounts.none()).isTrue();
  }

  @Test
  void session_isFoundUntilItEnds() {
    IssuedToken issued = accounts.add("spacky", null);
    TokenHolder holder = accounts.tokens().verify("spacky", issued.token()).orElseThrow();
    WebSessions sessions = new WebSessions(store);
    String first = sessions.open(holder.account().id(), holder.token());
    String second = sessions.open(holder.account().id(), null);
    assertThat(sessions.find(first).orElseThrow().account()).isEqualTo(holder.account());
    assertThat(sessions.find(second).orElseThrow().csrf())
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(sessions.find(first).orElseThrow().csrf());
    sessions.end(first);
    assertThat(sessions.find(first)).isEmpty();
    assertThat(sessions.find(second)).isPresent();
    accounts.revokeTokens("spacky");
    assertThat(sessions.find(second)).isEmpty();
    assertThat(sessions.find("")).isEmpty();
  }

  @Test
  void link_isGoodOnce_alsoWhenManyTryAtOnce() {
    accounts.add("spacky", null);
    SignInLinks links = new SignInLinks(store);
    String code = links.create("spacky");
    List<CompletableFuture<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tries.add(CompletableFuture.supplyAsync(() -> links.use(code).isPresent()));
    }
    assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(1);
    assertThat(links.use("0".repeat(40))).isEmpty();
    String late = links.create("spacky");
    accounts.remove("spacky");
    assertThat(links.use(late)).isEmpty();
  }

  @Test
  void key_isMadeOnce() {
    byte[] key = new Keys(store).get("some-key");
    assertThat(key).hasSize(32);
    assertThat(new Keys(store).get("some-key")).isEqualTo(key);
    assertThat(new Keys(store).get("other-key")).isNotEqualTo(key);
  }

  private static void refused(Runnable work, String why) {
    assertThatExceptionOfType(AccountRefusedException.class)
        .isThrownBy(work::run)
        .withMessageContaining(why);
  }
}
