package org.spackmon.storage.accounts;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Optional;
import org.spackmon.storage.Store;

/** Which links sign somebody in, once? */
public final class SignInLinks {
  /** How long a link is good. */
  public static final Duration LIFE = Duration.ofHours(1);

  private static final int CODE_BYTES = 20;

  private final Store store;

  public SignInLinks(Store store) {
    this.store = store;
  }

  /**
   * Makes the code of a link.
   *
   * @param name whom it signs in
   */
  public String create(String name) {
    String code = Secrets.random(CODE_BYTES);
    return Written.now(
        store,
        connection -> {
          long account =
              new AccountRows(connection)
                  .find(name)
                  .orElseThrow(
                      () -> new AccountRefusedException("There is no user \"" + name + "\""));
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO sign_in_link (hash, account_id, expires_at) VALUES (?, ?, ?)")) {
            insert.setBytes(1, Secrets.hash(code));
            insert.setLong(2, account);
            insert.setLong(3, Clock.now() + LIFE.toNanos() / 1000);
            insert.executeUpdate();
          }
          return code;
        });
  }

  /** Whom this code signs in; nobody a second time. */
  public Optional<Account> use(String code) {
    return Written.now(
        store,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE sign_in_link SET used_at = ?
                  WHERE hash = ? AND used_at IS NULL AND expires_at > ?
                    AND account_id IN (SELECT id FROM account WHERE removed_at IS NULL)
                  RETURNING account_id,
                    (SELECT name FROM account WHERE id = account_id)
                  """)) {
            long now = Clock.now();
            update.setLong(1, now);
            update.setBytes(2, Secrets.hash(code));
            update.setLong(3, now);
            try (ResultSet rows = update.executeQuery()) {
              return rows.next()
                  ? Optional.of(new Account(rows.getLong(1), rows.getString(2)))
                  : Optional.empty();
            }
          }
        });
  }
}
