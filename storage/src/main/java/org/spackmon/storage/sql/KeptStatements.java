package org.spackmon.storage.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection that doesn't forget what it prepared: closed statements wait for the same text.
 * SQLite parses and plans in the caller's process at every preparation, and its driver keeps
 * nothing; that of PostgreSQL does.
 */
final class KeptStatements {
  private static final int LIMIT = 100;
  private static final Class<?>[] STATEMENT = {PreparedStatement.class};

  private final Connection connection;

  /** Closed ones by their text, the least recently used first. */
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(16, 0.75f, true);

  private KeptStatements(Connection connection) {
    this.connection = connection;
  }

  /** The connection, to be used by one thread at a time. */
  static Connection of(Connection connection) {
    KeptStatements kept = new KeptStatements(connection);
    return (Connection)
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, values) ->
                values != null && method.getName().equals("prepareStatement") && isPlain(values)
                    ? kept.prepare((String) values[0])
                    : invoke(connection, method, values));
  }

  /** JDBI says in so many words what is usual anyway. */
  private static boolean isPlain(@Nullable Object[] values) {
    return values.length == 1
        || (values.length == 3
            && Objects.equals(values[1], ResultSet.TYPE_FORWARD_ONLY)
            && Objects.equals(values[2], ResultSet.CONCUR_READ_ONLY));
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement waiting = idle.remove(sql);
    PreparedStatement statement = waiting == null ? connection.prepareStatement(sql) : waiting;
    Lent lent = new Lent(sql, statement);
    return (PreparedStatement)
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(),
            STATEMENT,
            (proxy, method, values) -> lent.call(method, values));
  }

  private void keep(String sql, PreparedStatement statement) throws SQLException {
    PreparedStatement other = idle.put(sql, statement);
    if (other != null) {
      other.close();
    }
    if (idle.size() > LIMIT) {
      Iterator<PreparedStatement> oldest = idle.values().iterator();
      PreparedStatement least = oldest.next();
      oldest.remove();
      least.close();
    }
  }

  /** A statement on loan, until it is closed for the first time or fails. */
  private final class Lent {
    private final String sql;
    private final PreparedStatement statement;
    private @Nullable ResultSet rows;
    private boolean back;

    Lent(String sql, PreparedStatement statement) {
      this.sql = sql;
      this.statement = statement;
    }

    @Nullable Object call(Method method, @Nullable Object @Nullable [] values) throws Throwable {
      if (method.getName().equals("close")) {
        close();
        return null;
      }
      try {
        Object result = invoke(statement, method, values);
        if (result instanceof ResultSet given) {
          rows = given;
        }
        return result;
      } catch (SQLException e) {
        back = true;
        statement.close();
        throw e;
      }
    }

    private void close() throws SQLException {
      if (back) {
        return;
      }
      back = true;
      if (rows != null) {
        rows.close(); // an open one would hold its view of the database
      }
      keep(sql, statement);
    }
  }

  private static @Nullable Object invoke(
      Object on, Method method, @Nullable Object @Nullable [] values) throws Throwable {
    try {
      return method.invoke(on, values);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
