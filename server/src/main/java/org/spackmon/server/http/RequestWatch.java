package org.spackmon.server.http;

/** Is told of every request that reached a route, or none. */
@FunctionalInterface
public interface RequestWatch {
  /** The route of what nobody serves. */
  String NO_ROUTE = "none";

  /**
   * A request was answered.
   *
   * @param route as it was registered, never what was asked for: there are only so many
   * @param method one that a route is registered for, else "other"
   */
  void served(String route, String method, int status, long nanos);
}
