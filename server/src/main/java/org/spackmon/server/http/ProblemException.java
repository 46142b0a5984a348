package org.spackmon.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that can't be served as asked, and why. What is thrown anywhere below a route is
 * answered as a problem; nothing else needs catching there.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Map<String, String> members;

  /** A problem told in a sentence. */
  public ProblemException(ErrorCode code, String detail) {
    this(code, detail, Map.of());
  }

  private ProblemException(ErrorCode code, String detail, Map<String, String> members) {
    // Expected and cheap: no stack.
    super(detail, null, false, false);
    this.code = code;
    this.members = members;
  }

  /** A value that isn't what it should be: where, what was expected, what came. */
  public static ProblemException invalid(String where, String expected, String came) {
    String shown = came.length() > 200 ? came.substring(0, 200) + "…" : came;
    Map<String, String> members = new LinkedHashMap<>();
    members.put("where", where);
    members.put("expected", expected);
    members.put("came", shown);
    return new ProblemException(
        ErrorCode.INVALID_VALUE, where + ": expected " + expected + ", got " + shown, members);
  }

  /**
   * The same, of a parameter of the query.
   *
   * @param problem a sentence that says all of it
   * @param nearest what was probably meant
   */
  public static ProblemException invalidQuery(
      String parameter, String expected, String problem, @Nullable String nearest) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("where", parameter);
    members.put("expected", expected);
    if (nearest != null) {
      members.put("nearest", nearest);
    }
    return new ProblemException(ErrorCode.INVALID_VALUE, problem, members);
  }

  /** Nothing is known by that name. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(ErrorCode.NOT_FOUND, detail);
  }

  /** In which way it failed. */
  public ErrorCode code() {
    return code;
  }

  /** One sentence for the person who asked. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** What a program may want to read one by one, by name. */
  public Map<String, String> members() {
    return members;
  }
}
