package org.spackmon.storage.views.builds;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.spackmon.spack.versions.ConcreteVersion;
import org.spackmon.spack.versions.VersionSet;

/** Which compilers does {@code gcc@12:} mean, of those that the store knows? */
final class Compilers {
  private Compilers() {}

  /** Their ids; none where the text is no range of versions. */
  static List<Long> meant(Handle handle, String text) {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    VersionSet versions;
    try {
      versions = VersionSet.parse(at < 0 ? ":" : text.substring(at + 1));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
    return handle
        .createQuery("SELECT id, name FROM compiler WHERE name >= ? AND name < ? ORDER BY id")
        .bind(0, name + "@")
        .bind(1, name + "A") // the character behind @
        .map((row, context) -> new Known(row.getLong(1), row.getString(2)))
        .list()
        .stream()
        .filter(known -> known.isAmong(versions))
        .map(Known::id)
        .toList();
  }

  private record Known(long id, String name) {
    boolean isAmong(VersionSet versions) {
      try {
        return versions.contains(ConcreteVersion.parse(name.substring(name.indexOf('@') + 1)));
      } catch (IllegalArgumentException e) {
        return false; // not a version that Spack could write
      }
    }
  }
}
