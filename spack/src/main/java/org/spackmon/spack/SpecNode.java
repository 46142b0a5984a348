package org.spackmon.spack;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is installed, exactly? One package of a concrete graph.
 *
 * <p>The digest stands for the node's meaning: two texts of one node have the same digest,
 * whichever hashes and annotations their writers left out, and two nodes that share a hash but
 * differ in meaning have different ones. See {@link NodeDigest}.
 *
 * @param parameters variants and compiler flags, a JSON object with sorted keys; lists keep their
 *     order
 * @param compiler as written, or for format 5 the dependency that provides the C (else C++, else
 *     Fortran) compiler
 * @param concrete false when the text says that the node never became concrete
 * @param buildSpecHash for a splice, the hash of the spec that was really built
 * @param digest 32 bytes, SHA-256
 */
// The digest is copied in and out, and equals reads it, so that nothing is lost by its being an
// array.
@SuppressWarnings("ArrayRecordComponent")
public record SpecNode(
    String name,
    @Nullable String version,
    @Nullable String namespace,
    Architecture arch,
    @Nullable CompilerSpec compiler,
    String parameters,
    Map<HashKind, String> hashes,
    @Nullable String externalPath,
    @Nullable List<String> externalModules,
    boolean concrete,
    @Nullable String buildSpecHash,
    List<Dependency> dependencies,
    byte[] digest) {

  public SpecNode {
    EnumMap<HashKind, String> copy = new EnumMap<>(HashKind.class);
    copy.putAll(hashes);
    hashes = Collections.unmodifiableMap(copy);
    externalModules = externalModules == null ? null : List.copyOf(externalModules);
    dependencies = List.copyOf(dependencies);
    digest = digest.clone();
  }

  /** A copy: a node never changes. */
  @Override
  public byte[] digest() {
    return digest.clone();
  }

  /** Whether Spack found the package on the machine instead of building it. */
  public boolean external() {
    return externalPath != null || externalModules != null;
  }

  // A record compares an array by identity. The digest covers less than the record (no hashes), so
  // it alone won't do.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpecNode that
        && Arrays.equals(digest, that.digest)
        && hashes.equals(that.hashes)
        && name.equals(that.name)
        && parameters.equals(that.parameters)
        && Objects.equals(compiler, that.compiler)
        && dependencies.equals(that.dependencies);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  @Override
  public String toString() {
    return name + (version == null ? "" : "@" + version) + " " + HexFormat.of().formatHex(digest);
  }
}
