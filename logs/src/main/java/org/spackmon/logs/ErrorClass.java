package org.spackmon.logs;

/**
 * What kind of thing went wrong. A site has more kinds than these by its {@link Rules}.
 *
 * @param word as people and scripts read it
 */
public record ErrorClass(String word) {
  public static final ErrorClass COMPILE = new ErrorClass("compile");
  public static final ErrorClass LINK = new ErrorClass("link");
  public static final ErrorClass CONFIGURE = new ErrorClass("configure");
  public static final ErrorClass FETCH = new ErrorClass("fetch");
  public static final ErrorClass CONCRETIZE = new ErrorClass("concretize");
  public static final ErrorClass PATCH = new ErrorClass("patch");
  public static final ErrorClass TEST = new ErrorClass("test");
  public static final ErrorClass PYTHON = new ErrorClass("python");
  public static final ErrorClass SYSTEM = new ErrorClass("system");
  public static final ErrorClass SPACK = new ErrorClass("spack");
  public static final ErrorClass UNKNOWN = new ErrorClass("unknown");
}
