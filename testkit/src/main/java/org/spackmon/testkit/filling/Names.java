package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The ids of all names in the store, by their number here. */
record Names(
    List<String> packageNames,
    long[] packages,
    long[] compilers,
    long[] systems,
    long[] owners,
    long[] tags) {

  static final int TAGS = 200;

  static Names write(Connection connection, Size size) throws SQLException {
    List<String> packages = Words.packages(size.packages());
    List<String> systems = Words.SYSTEMS.subList(0, size.systems());
    return new Names(
        packages,
        Words.ids(connection, "package", packages),
        Words.ids(connection, "compiler", Words.COMPILERS),
        Words.ids(connection, "system", systems),
        Words.ids(connection, "account", Words.numbered("user", size.owners())),
        Words.ids(connection, "tag", tagNames()));
  }

  private static List<String> tagNames() {
    List<String> names = new java.util.ArrayList<>(List.of("nightly", "ci", "e4s", "release"));
    names.addAll(Words.numbered("week-", TAGS - names.size()));
    return names;
  }
}
