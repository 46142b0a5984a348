package org.spackmon.storage.views.search;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.BadQueryException;

/**
 * What somebody typed into the search box, as Spack's own commands read it: {@code zlib}, {@code
 * /abc123}, {@code zlib/abc123}. A word alone may be the start of a hash as well.
 *
 * @param name a part of a package's name, lower case; null to look for a hash alone
 * @param hash the start of a hash; null to look for a name alone
 * @param both whether name and hash must both hold, rather than either
 */
public record Terms(@Nullable String name, @Nullable String hash, boolean both) {
  /** The shortest start of a hash that is looked for: fewer characters would match anything. */
  static final int SHORTEST_HASH = 4;

  private static final Pattern WITH_HASH = Pattern.compile("([^/]*)/([^/]*)");
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_]{" + SHORTEST_HASH + ",}");

  /**
   * The same text, once it is known to mean something; null for nothing but blanks.
   *
   * @throws BadQueryException while the URL is read, not when the store is asked
   */
  public static @Nullable String checked(@Nullable String q) {
    if (q == null || q.isBlank()) {
      return null;
    }
    of(q);
    return q;
  }

  public static Terms of(String q) {
    String typed = q.strip();
    Matcher parts = WITH_HASH.matcher(typed);
    if (parts.matches()) {
      String hash = parts.group(2);
      if (!HASH.matcher(hash).matches()) {
        throw new BadQueryException(
            "q",
            "the hash \"" + hash + "\" is too short, or none",
            "at least " + SHORTEST_HASH + " letters or digits after the slash",
            null);
      }
      String name = parts.group(1).strip().toLowerCase(Locale.ROOT);
      return new Terms(name.isEmpty() ? null : name, hash, true);
    }
    return new Terms(
        typed.toLowerCase(Locale.ROOT), HASH.matcher(typed).matches() ? typed : null, false);
  }
}
