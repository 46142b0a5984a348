package org.spackmon.spack.query;

/** What is wrong with a query, and where? Characters are counted from 0. */
public final class QueryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String query;
  private final int start;
  private final int end;

  QueryException(String message, String query, int start, int end) {
    super(message);
    this.query = query;
    this.start = start;
    this.end = end;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** The query, and below it carets under the place. */
  public String pointer() {
    String line = query.replaceAll("\\R", " ");
    int before = line.codePointCount(0, start);
    int wide = Math.max(1, line.codePointCount(start, end));
    return line + "\n" + " ".repeat(before) + "^".repeat(wide);
  }
}
