package org.spackmon.spack.recipe;

import org.jspecify.annotations.Nullable;

/**
 * What is known of where a package comes from?
 *
 * @param licence as its recipe calls it, mostly an expression of SPDX
 */
public record Provenance(@Nullable String licence, @Nullable Source source) {
  public static final Provenance UNKNOWN = new Provenance(null, null);
}
