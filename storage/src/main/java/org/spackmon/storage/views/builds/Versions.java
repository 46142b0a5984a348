package org.spackmon.storage.views.builds;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.versions.ConcreteVersion;
import org.spackmon.spack.versions.VersionSet;
import org.spackmon.storage.views.paging.BadQueryException;

/** Which versions of a package does {@code 1.10:1.12} mean, of those that the store knows? */
final class Versions {
  private Versions() {}

  /** The same text, where it can be meant; null stays null. */
  static @Nullable String checked(@Nullable String text) {
    if (text != null) {
      set(text);
    }
    return text;
  }

  private static VersionSet set(String text) {
    try {
      return VersionSet.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadQueryException(
          "version",
          "version is \"" + text + "\"",
          "versions as Spack writes them: 1.10.7, 1.10:1.12, =1.10",
          null);
    }
  }

  static List<String> of(Handle handle, long packageId, String text) {
    VersionSet wanted = set(text);
    return handle
        .createQuery(
            "SELECT DISTINCT version FROM node WHERE package_id = ? AND version IS NOT NULL")
        .bind(0, packageId)
        .mapTo(String.class)
        .list()
        .stream()
        .filter(version -> holds(wanted, version))
        .toList();
  }

  private static boolean holds(VersionSet wanted, String version) {
    try {
      return wanted.contains(ConcreteVersion.parse(version));
    } catch (IllegalArgumentException e) {
      return false; // not a version that Spack could write
    }
  }
}
