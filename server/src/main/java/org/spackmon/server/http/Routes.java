package org.spackmon.server.http;

import io.javalin.config.RoutesConfig;

/**
 * Answers which paths a room of the server serves.
 *
 * <p>Paths are given without a trailing slash and are served with and without. A route for {@code
 * GET} serves {@code HEAD} too. Who may ask is said as a role of the route, {@code Who}; a route
 * that says nothing needs a login.
 */
@FunctionalInterface
public interface Routes {
  /** Adds the room's routes. */
  void register(RoutesConfig routes);
}
