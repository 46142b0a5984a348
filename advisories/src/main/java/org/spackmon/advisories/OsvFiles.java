package org.spackmon.advisories;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Where are the advisories? In folders, archives and single files. */
public final class OsvFiles {
  private static final int LARGEST = 32 << 20;

  private final List<Path> files = new ArrayList<>();

  /** Takes what was found. */
  public interface Taker {
    /** One file: where it is, and what it holds. */
    void take(String where, byte[] json) throws IOException;

    /** One that can't be read. */
    void damaged(String where, String why);

    /** How far this is. */
    void progress(int done, int whole);
  }

  /**
   * Looks what is there.
   *
   * @throws IOException when a path isn't there
   */
  public OsvFiles(List<Path> paths) throws IOException {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> all = Files.walk(path)) {
          all.filter(file -> isJson(file.toString()) || isArchive(file))
              .filter(Files::isRegularFile)
              .sorted()
              .forEach(files::add);
        }
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw new IOException("there is no file or folder " + path);
      }
    }
  }

  /** Hands over all of them. */
  public void each(Taker taker) throws IOException {
    int done = 0;
    for (Path file : files) {
      if (isArchive(file)) {
        archive(file, taker);
      } else if (Files.size(file) > LARGEST) {
        taker.damaged(file.toString(), "it is too large for an advisory");
      } else {
        taker.take(file.toString(), Files.readAllBytes(file));
      }
      taker.progress(++done, files.size());
    }
  }

  private static void archive(Path file, Taker taker) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      int done = 0;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String where = file + "!" + entry.getName();
        if (isJson(entry.getName())) {
          entry(zip, entry, where, taker);
        }
        taker.progress(++done, zip.size());
      }
    } catch (ZipException e) {
      taker.damaged(file.toString(), "it is no zip archive, or cut short");
    }
  }

  private static void entry(ZipFile zip, ZipEntry entry, String where, Taker taker)
      throws IOException {
    byte[] json;
    try (InputStream in = zip.getInputStream(entry)) {
      json = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      taker.damaged(where, "it is damaged within the archive");
      return;
    }
    if (json.length > LARGEST) {
      taker.damaged(where, "it is too large for an advisory");
    } else {
      taker.take(where, json);
    }
  }

  private static boolean isJson(String name) {
    return name.endsWith(".json");
  }

  private static boolean isArchive(Path file) {
    return file.toString().endsWith(".zip");
  }
}
