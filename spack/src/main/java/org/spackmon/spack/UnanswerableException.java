package org.spackmon.spack;

/**
 * Why can a question about a spec not be answered, though it is well formed? It names what nobody
 * here knows: a processor without known ancestors, a git reference without a version.
 */
public final class UnanswerableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnanswerableException(String message) {
    super(message);
  }
}
