package org.spackmon.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is a spec called among the packages of the world? {@code pkg:spack/own/zlib@1.3?sha=…} */
public final class SpecUrl {
  private SpecUrl() {}

  /** As text; null for a name that no package has. */
  public static @Nullable String of(
      @Nullable String namespace, String name, @Nullable String version, @Nullable String hash) {
    PackageURL url = purl(namespace, name, version, hash);
    return url == null ? null : url.canonicalize();
  }

  static @Nullable PackageURL purl(
      @Nullable String namespace, String name, @Nullable String version, @Nullable String hash) {
    TreeMap<String, String> qualifiers = new TreeMap<>();
    if (hash != null) {
      qualifiers.put("sha", hash);
    }
    try {
      return new PackageURL("spack", namespace, name, version, qualifiers, null);
    } catch (MalformedPackageURLException e) {
      return null;
    }
  }
}
