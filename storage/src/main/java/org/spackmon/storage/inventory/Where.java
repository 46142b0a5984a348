package org.spackmon.storage.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Among which installs does somebody look?
 *
 * @param site null for all
 * @param system null for all
 * @param gone whether those that were uninstalled count
 * @param dependents whether those that need one of them are found, too
 */
public record Where(
    @Nullable String site, @Nullable String system, boolean gone, boolean dependents) {

  /**
   * The same on another system.
   *
   * @param other null for all
   */
  public Where on(@Nullable String other) {
    return new Where(site, other, gone, dependents);
  }

  /**
   * The same at another site.
   *
   * @param other null for all
   */
  public Where at(@Nullable String other) {
    return new Where(other, system, gone, dependents);
  }

  boolean has(Installs.Place place) {
    return has(place.system(), place.site());
  }

  boolean has(String otherSystem, @Nullable String otherSite) {
    return (site == null || site.equals(otherSite))
        && (system == null || system.equals(otherSystem));
  }
}
