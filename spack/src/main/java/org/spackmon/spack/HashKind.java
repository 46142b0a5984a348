package org.spackmon.spack;

import org.jspecify.annotations.Nullable;

/**
 * Which of Spack's hashes is this? The kinds are named as Spack names their fields in a spec file.
 */
public enum HashKind {
  /**
   * The DAG hash: what users see and type. Which dependencies it covers changed with Spack 0.18.
   */
  HASH("hash"),
  /** Up to 0.19: the DAG with its build dependencies and the package's recipe. */
  FULL_HASH("full_hash"),
  /** Up to 0.17: the DAG with its build dependencies, without the recipe. */
  BUILD_HASH("build_hash"),
  /** Of the package's recipe alone: shared by many specs, so it never identifies one. */
  PACKAGE_HASH("package_hash");

  private final String specName;

  HashKind(String specName) {
    this.specName = specName;
  }

  /** The name of the field in a spec file. */
  public String specName() {
    return specName;
  }

  /** Whether a hash of this kind stands for one concrete spec. */
  boolean identifies() {
    return this != PACKAGE_HASH;
  }

  static @Nullable HashKind ofField(String field) {
    return switch (field) {
      case "hash" -> HASH;
      case "full_hash" -> FULL_HASH;
      case "build_hash" -> BUILD_HASH;
      case "package_hash" -> PACKAGE_HASH;
      default -> null;
    };
  }
}
