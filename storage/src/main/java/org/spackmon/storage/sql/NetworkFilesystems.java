package org.spackmon.storage.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Is a directory on a file system that other machines share? SQLite's log needs memory that its
 * processes share, and locks there lie: a database would be damaged sooner or later.
 */
final class NetworkFilesystems {
  private static final Set<String> SHARED =
      Set.of(
          "nfs",
          "nfs4",
          "lustre",
          "gpfs",
          "beegfs",
          "cifs",
          "smb3",
          "smbfs",
          "ceph",
          "afs",
          "pvfs2",
          "orangefs",
          "panfs",
          "9p",
          "glusterfs",
          "fuse.glusterfs",
          "fuse.sshfs",
          "fuse.ceph");

  private static final Path MOUNTS = Path.of("/proc/self/mounts");

  private NetworkFilesystems() {}

  static void refuse(Path directory) throws IOException {
    if (Files.isReadable(MOUNTS)) {
      refuse(directory.toRealPath(), Files.readAllLines(MOUNTS));
    }
  }

  static void refuse(Path directory, List<String> mounts) {
    String type = type(directory, mounts);
    if (SHARED.contains(type)) {
      throw new StoreException(
          directory
              + " is on "
              + type
              + ", a file system that other machines share: SQLite can't keep a database safe there."
              + " Choose a directory on a local disk (--data), or a PostgreSQL database"
              + " (--database postgresql://user@host/name).");
    }
  }

  /** Of the deepest mount above the directory; of several on one place the last is seen. */
  private static String type(Path directory, List<String> mounts) {
    String type = "";
    int depth = -1;
    for (String line : mounts) {
      String[] fields = line.split(" ", -1);
      if (fields.length < 3) {
        continue;
      }
      Path place = Path.of(unescape(fields[1]));
      if (directory.startsWith(place) && place.getNameCount() >= depth) {
        depth = place.getNameCount();
        type = fields[2].toLowerCase(Locale.ROOT);
      }
    }
    return type;
  }

  private static String unescape(String place) {
    return place
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
