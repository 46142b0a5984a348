package org.spackmon.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** Each build of an import asks for others: what that costs mustn't grow with the store. */
final class FileRowsTest {
  @TempDir private Path folder = Path.of("");

  static List<String> statements() {
    return List.of(FileRows.NAMED, FileRows.FAILED, FileRows.FILED);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void others_areLookedForAmongTheNewest(String statement) throws SQLException {
    Store.open(StoreSettings.in(folder)).close();

    assertThat(plan(statement))
        .anyMatch(step -> step.startsWith("SCAN newest"))
        .noneMatch(step -> step.contains("build_host_builds") || step.startsWith("SCAN a"));
  }

  private List<String> plan(String statement) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spackmon.db"));
        Statement explain = connection.createStatement();
        ResultSet row = explain.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
      while (row.next()) {
        steps.add(row.getString("detail"));
      }
    }
    return steps;
  }
}
