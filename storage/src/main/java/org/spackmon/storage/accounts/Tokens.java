package org.spackmon.storage.accounts;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.storage.Store;

/**
 * Whose is a token that somebody shows? What was revoked a moment ago, on any server, is nobody's.
 */
public final class Tokens {
  private static final byte[] NO_HASH = new byte[32];

  private final Store store;
  private final Jdbi reads;

  Tokens(Store store) {
    this.store = store;
    this.reads = store.reads();
  }

  /** Who it is that shows this name and token; nobody unless both are right. */
  public Optional<TokenHolder> verify(String name, String token) {
    byte[] shown = Secrets.hash(token);
    record Row(long account, long token, byte[] hash) {}
    List<Row> rows =
        reads.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT a.id AS account, t.id AS token, t.hash
                        FROM account a JOIN token t ON t.account_id = a.id
                        WHERE a.name = :name AND a.removed_at IS NULL AND t.revoked_at IS NULL
                        """)
                    .bind("name", name)
                    .map((row, context) -> new Row(row.getLong(1), row.getLong(2), row.getBytes(3)))
                    .list());
    // The same work whether the name is known or not, and however many characters fit.
    TokenHolder holder = null;
    boolean nobody = MessageDigest.isEqual(shown, NO_HASH);
    for (Row row : rows) {
      if (MessageDigest.isEqual(shown, row.hash()) && !nobody) {
        holder = new TokenHolder(new Account(row.account(), name), row.token());
      }
    }
    return Optional.ofNullable(holder);
  }

  /** Whether anybody may show this token. */
  public boolean good(String token) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT 1 FROM token WHERE hash = :hash AND revoked_at IS NULL")
                .bind("hash", Secrets.hash(token))
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
  }

  /** Who it is that shows this token alone, as clients do that know of no names. */
  public Optional<Account> owner(String token) {
    return account("t.hash", Secrets.hash(token));
  }

  /** The account of a token that was good once, if it still is. */
  public Optional<Account> holder(long token) {
    return account("t.id", token);
  }

  private Optional<Account> account(String column, Object value) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id, a.name FROM token t JOIN account a ON a.id = t.account_id
                    WHERE %s = :value AND t.revoked_at IS NULL AND a.removed_at IS NULL
                    """
                        .formatted(column))
                .bind("value", value)
                .map((row, context) -> new Account(row.getLong(1), row.getString(2)))
                .findFirst());
  }

  /** Notes that a token was used; nobody waits for it. */
  public void used(long token) {
    var unused = store.write(connection -> new AccountRows(connection).used(token));
  }
}
