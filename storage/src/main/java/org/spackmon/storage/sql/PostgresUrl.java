package org.spackmon.storage.sql;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Where is PostgreSQL? Reads {@code jdbc:postgresql://…} and what PostgreSQL's own tools take,
 * {@code postgresql://user:password@host:port/database?…}.
 */
record PostgresUrl(String jdbc, Properties login) {

  static PostgresUrl parse(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new PostgresUrl(url, new Properties());
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new StoreException(
          "a database URL starts with postgresql:// or jdbc:postgresql://; for SQLite name a"
              + " directory instead (--data)");
    }
    try {
      return parse(new URI(url));
    } catch (URISyntaxException e) {
      // Without the URL, which may hold a password, and so without the cause.
      throw new StoreException(
          "the database URL can't be read: " + e.getReason() + " at character " + e.getIndex());
    }
  }

  private static PostgresUrl parse(URI url) {
    Properties login = new Properties();
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String[] user = authority.substring(0, at).split(":", 2);
      login.setProperty("user", decoded(user[0]));
      if (user.length == 2) {
        login.setProperty("password", decoded(user[1]));
      }
    }
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return new PostgresUrl(
        "jdbc:postgresql://" + authority.substring(at + 1) + url.getRawPath() + query, login);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
