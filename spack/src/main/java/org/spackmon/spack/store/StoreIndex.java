package org.spackmon.spack.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What does the database of an install tree say? Reads {@code .spack-db/index.json} of the versions
 * 5 (Spack 0.16) to 8, and later ones of the same shape. Holds of each spec only what ties the
 * graph together; the text of a node is read again when it is asked for.
 */
public final class StoreIndex implements Closeable {
  /** Where it is in an install tree. */
  public static final Path PLACE = Path.of(".spack-db", "index.json");

  private final NodeFile file;
  private final Map<String, InstallRecord> records = new LinkedHashMap<>();
  private @Nullable String version;
  private boolean whole;
  private boolean lost;

  private StoreIndex(NodeFile file) {
    this.file = file;
  }

  /**
   * Reads the index of an install tree.
   *
   * @throws IOException when there is none, or it can't be read at all; one that is damaged is read
   *     up to there
   */
  public static StoreIndex open(Path root, Problems problems) throws IOException {
    Path path = root.resolve(PLACE);
    StoreIndex index = new StoreIndex(NodeFile.open(path));
    try (JsonParser json =
        NodeFile.JSON.createParser(new BufferedInputStream(index.file.stream(), 1 << 16))) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      index.read(json, path, new Words(), problems);
    } catch (JsonProcessingException e) {
      problems.found(
          "%s: damaged at byte %d (%s); %d specs before it are used"
              .formatted(
                  path,
                  e.getLocation() == null ? 0 : e.getLocation().getByteOffset(),
                  e.getOriginalMessage(),
                  index.records.size()));
    } catch (IOException e) {
      index.close();
      throw e;
    }
    return index;
  }

  private void read(JsonParser json, Path path, Words words, Problems problems) throws IOException {
    if (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean database = json.currentName().equals("database");
        if (json.nextToken() == JsonToken.START_OBJECT && database) {
          database(json, path, words, problems);
        } else {
          json.skipChildren();
        }
      }
    }
    whole = whole && json.currentToken() == JsonToken.END_OBJECT;
    if (!whole) {
      problems.found(path + ": is no database of Spack, or ends early");
    }
  }

  private void database(JsonParser json, Path path, Words words, Problems problems)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("version") && value.isScalarValue()) {
        version = json.getText();
      } else if (field.equals("installs") && value == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String hash = json.currentName();
          json.nextToken();
          record(hash, json, path, words, problems);
        }
        whole = true;
      } else {
        json.skipChildren();
      }
    }
  }

  /** Spack takes the last of two alike. */
  private void record(String hash, JsonParser json, Path path, Words words, Problems problems)
      throws IOException {
    InstallRecord record = RecordScan.read(hash, json, file, words);
    if (record == null || !Hashes.is(hash)) {
      problems.found(path + ": says nothing of what " + hash + " is");
      lost = true;
    } else if (records.put(record.hash(), record) != null) {
      problems.found(path + ": holds " + hash + " twice; the last one counts");
    }
  }

  /** The version of the database, such as "8". */
  public @Nullable String version() {
    return version;
  }

  /** Whether it was read to its end: only then does what is missing mean something. */
  public boolean whole() {
    return whole;
  }

  /** Whether it names a spec of which it says nothing. */
  public boolean lost() {
    return lost;
  }

  public Collection<InstallRecord> records() {
    return Collections.unmodifiableCollection(records.values());
  }

  public @Nullable InstallRecord record(String hash) {
    return records.get(hash);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
