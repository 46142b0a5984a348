package org.spackmon.spack.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** What does a YAML file say that Spack or a person wrote? */
final class Yaml {
  /** Bytes; what Spack writes doesn't come near. */
  private static final int LARGEST = 16 << 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(LARGEST).build();

  private Yaml() {}

  /**
   * Reads the first document of a file. What can't be read in it is a problem; the rest is there.
   *
   * @return null for an empty file, as JSON says it
   * @throws IOException when nothing of it can be read
   */
  static JsonNode read(Path file, Problems problems) throws IOException {
    Texts.checkRegular(file);
    if (Files.size(file) > LARGEST) {
      throw new IOException("is larger than %d MiB".formatted(LARGEST >> 20));
    }
    YamlTree tree = new YamlTree(file, problems);
    try {
      for (Event event : new Parse(SETTINGS).parseString(printable(Texts.read(file)))) {
        if (!tree.take(event)) {
          break;
        }
      }
    } catch (MarkedYamlEngineException e) {
      tree.problem(e.getProblemMark(), e.getProblem() + "; what stands before it is used");
    } catch (YamlEngineException e) {
      problems.found(file, e);
    }
    return tree.root();
  }

  /** One odd character, perhaps in a comment, would end the reading. */
  private static String printable(String text) {
    if (StreamReader.isPrintable(text)) {
      return text;
    }
    int[] characters =
        text.codePoints().map(c -> StreamReader.isPrintable(c) ? c : 0xFFFD).toArray();
    return new String(characters, 0, characters.length);
  }
}
