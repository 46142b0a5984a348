package org.spackmon.storage.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.spackmon.storage.Store;

/** Which secrets do all servers of one database share? */
public final class Keys {
  private static final int BYTES = 32;

  private final Store store;

  public Keys(Store store) {
    this.store = store;
  }

  /**
   * A key of 32 bytes, made when it is first asked for; two servers that ask at once get the same.
   */
  public byte[] get(String name) {
    String made = Secrets.random(BYTES);
    return HexFormat.of().parseHex(Written.now(store, connection -> once(connection, name, made)));
  }

  private static String once(Connection connection, String name, String made) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")) {
      insert.setString(1, name);
      insert.setString(2, made);
      insert.executeUpdate();
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT value FROM setting WHERE name = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
