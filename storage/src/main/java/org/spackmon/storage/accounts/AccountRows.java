package org.spackmon.storage.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Writes the rows of accounts and tokens. */
record AccountRows(Connection connection) {
  private static final int HINT = 6;

  Optional<Long> find(String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id FROM account WHERE name = ? AND removed_at IS NULL")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
      }
    }
  }

  long revive(String name) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO account (name, created_at) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET removed_at = NULL
            RETURNING id
            """)) {
      insert.setString(1, name);
      insert.setLong(2, Clock.now());
      try (ResultSet rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  boolean addToken(long account, String token) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO token (account_id, hash, hint, created_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (hash) DO NOTHING
            """)) {
      insert.setLong(1, account);
      insert.setBytes(2, Secrets.hash(token));
      insert.setString(3, token.substring(0, HINT));
      insert.setLong(4, Clock.now());
      return insert.executeUpdate() == 1;
    }
  }

  /** Ends tokens, sessions and links; gives back how many tokens there were. */
  int revoke(long account) throws SQLException {
    update("DELETE FROM web_session WHERE account_id = ?", account);
    update("DELETE FROM sign_in_link WHERE account_id = ?", account);
    return update(
        "UPDATE token SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL",
        Clock.now(),
        account);
  }

  void remove(long account) throws SQLException {
    update("UPDATE account SET removed_at = ? WHERE id = ?", Clock.now(), account);
  }

  int used(long token) throws SQLException {
    return update("UPDATE token SET last_used_at = ? WHERE id = ?", Clock.now(), token);
  }

  private int update(String sql, long... values) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setLong(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
