package org.spackmon.spack.query;

/**
 * Which specs does somebody mean? Spack's query syntax with the meaning that it has for concrete
 * specs in Spack 1.3. What only recipes tell isn't known here, see {@code docs/queries.md}.
 */
public final class SpecQuery {

  /** Longer ones are refused: nobody types them. */
  static final int LONGEST = 10_000;

  private final String text;
  private final NodeQuery root;

  private SpecQuery(String text, NodeQuery root) {
    this.text = text;
    this.root = root;
  }

  /**
   * Reads a query.
   *
   * @throws QueryException when it can't be understood, or contradicts itself
   */
  public static SpecQuery parse(String text) throws QueryException {
    if (text.length() > LONGEST) {
      throw new QueryException(
          "expected at most " + LONGEST + " characters, found " + text.length(), "", 0, 0);
    }
    return new SpecQuery(text, SpecQueryParser.parse(text));
  }

  /** What is asked of the spec itself, and of its dependencies. */
  public NodeQuery root() {
    return root;
  }

  /**
   * Whether a spec is meant: the root of a file.
   *
   * @throws org.spackmon.spack.UnanswerableException when the query names what isn't known here,
   *     and the answer depends on it
   */
  public boolean matches(ConcreteSpec spec) {
    return matches(spec, 0);
  }

  /**
   * Whether a node of a graph is meant.
   *
   * @throws org.spackmon.spack.UnanswerableException as above
   */
  public boolean matches(ConcreteGraph graph, int node) {
    return new Evaluation(graph).satisfies(node, root);
  }

  @Override
  public String toString() {
    return text;
  }
}
