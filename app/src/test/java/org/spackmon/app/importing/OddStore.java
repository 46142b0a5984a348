package org.spackmon.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.storage.StoreSettings;
import org.spackmon.testkit.installing.WrittenStore;

/** A tree of two packages, written by hand, and who imports it. */
abstract class OddStore {
  static final String EDGES =
      """
      SELECT p.name || ' needs ' || d.name FROM edge e
      JOIN node n ON n.id = e.parent_id JOIN package p ON p.id = n.package_id
      JOIN node c ON c.id = e.child_id JOIN package d ON d.id = c.package_id ORDER BY 1""";

  @TempDir Path folder = Path.of("");
  Path tree = Path.of("");

  ImportSite site;

  @BeforeEach
  void open() {
    tree = folder.resolve("tree");
    site = new ImportSite(folder, settings());
  }

  /** Where it is imported into. */
  StoreSettings settings() {
    return StoreSettings.in(folder.resolve("data"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  WrittenStore two(Path root, int version) throws IOException {
    return new WrittenStore(root, version).with("wick").with("lantern", "wick");
  }

  void assertTwo() {
    assertThat(site.installs()).containsExactly("lantern", "wick");
    assertThat(site.texts(EDGES)).containsExactly("lantern needs wick");
  }
}
