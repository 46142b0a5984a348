package org.spackmon.app.importing;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which system and site does an install tree belong to? What was said once holds the next time,
 * too.
 *
 * @param system the cluster, or the machine
 */
public record Labels(String system, @Nullable String site) {

  /**
   * What was said now, else what was said before, else the machine's own name.
   *
   * @param file where it is kept
   */
  public static Labels of(
      Path file, Path root, @Nullable String system, @Nullable String site, String machine) {
    Properties kept = read(file);
    String before = kept.getProperty(root + "|system");
    return new Labels(
        system != null ? system : before != null ? before : machine,
        site != null ? site : kept.getProperty(root + "|site"));
  }

  /** Keeps them for next time, as well as may be. */
  public void keep(Path file, Path root) throws IOException {
    Properties kept = read(file);
    kept.setProperty(root + "|system", system);
    if (site != null) {
      kept.setProperty(root + "|site", site);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (Writer to = Files.newBufferedWriter(file)) {
      kept.store(to, "What spackmon import was told of install trees");
    }
  }

  private static Properties read(Path file) {
    Properties kept = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader from = Files.newBufferedReader(file)) {
        kept.load(from);
      } catch (IOException | IllegalArgumentException e) {
        kept.clear(); // what can't be read is asked for again
      }
    }
    return kept;
  }
}
