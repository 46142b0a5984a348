package org.spackmon.storage.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.Store;

/** In which browsers is who signed in? Kept in the database, so that a restart ends none. */
public final class WebSessions {
  /** How long somebody stays signed in. */
  public static final Duration LIFE = Duration.ofDays(30);

  private static final int SECRET_BYTES = 32;

  private final Store store;
  private final Jdbi reads;

  public WebSessions(Store store) {
    this.store = store;
    this.reads = store.reads();
  }

  /**
   * Signs somebody in.
   *
   * @param token the token that was shown; its end is the session's
   * @return the secret for the cookie
   */
  public String open(long account, @Nullable Long token) {
    String secret = Secrets.random(SECRET_BYTES);
    return Written.now(
        store,
        connection -> {
          endExpired(connection);
          insert(connection, secret, account, token);
          return secret;
        });
  }

  private static void insert(
      Connection connection, String secret, long account, @Nullable Long token)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO web_session (hash, account_id, token_id, csrf, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """)) {
      long now = Clock.now();
      insert.setBytes(1, Secrets.hash(secret));
      insert.setLong(2, account);
      if (token == null) {
        insert.setNull(3, Types.BIGINT);
      } else {
        insert.setLong(3, token);
      }
      insert.setString(4, Secrets.random(SECRET_BYTES));
      insert.setLong(5, now);
      insert.setLong(6, now + LIFE.toNanos() / 1000);
      insert.executeUpdate();
    }
  }

  private static void endExpired(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM web_session WHERE expires_at < ?")) {
      delete.setLong(1, Clock.now());
      delete.executeUpdate();
    }
  }

  /** Who is signed in where this cookie is from. */
  public Optional<WebSession> find(String secret) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id, a.name, s.csrf
                    FROM web_session s
                    JOIN account a ON a.id = s.account_id
                    LEFT JOIN token t ON t.id = s.token_id
                    WHERE s.hash = :hash AND s.expires_at > :now
                      AND a.removed_at IS NULL AND t.revoked_at IS NULL
                    """)
                .bind("hash", Secrets.hash(secret))
                .bind("now", Clock.now())
                .map(
                    (row, context) ->
                        new WebSession(
                            new Account(row.getLong(1), row.getString(2)), row.getString(3)))
                .findFirst());
  }

  /** Signs out. */
  public void end(String secret) {
    Written.now(
        store,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM web_session WHERE hash = ?")) {
            delete.setBytes(1, Secrets.hash(secret));
            return delete.executeUpdate();
          }
        });
  }
}
