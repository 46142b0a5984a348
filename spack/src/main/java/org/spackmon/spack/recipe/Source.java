package org.spackmon.spack.recipe;

import org.jspecify.annotations.Nullable;

/** Where does what was built come from? What isn't known is null. */
public sealed interface Source {

  /**
   * A file that was downloaded.
   *
   * @param algorithm of the checksum, as {@code SHA-256}
   */
  record Archive(@Nullable String url, @Nullable String algorithm, @Nullable String checksum)
      implements Source {}

  /**
   * A git repository.
   *
   * @param reference a tag or a branch
   */
  record Repository(@Nullable String url, @Nullable String commit, @Nullable String reference)
      implements Source {}
}
