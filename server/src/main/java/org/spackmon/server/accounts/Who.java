package org.spackmon.server.accounts;

import io.javalin.security.RouteRole;

/** Answers who may ask a route; given as the role of the route when it is registered. */
public enum Who implements RouteRole {
  /** Everybody. Also for routes that look at the caller themselves. */
  ANYONE,
  /** Who has an account; everybody when the server lets the public read. A route's default. */
  READER,
  /** Who has an account. */
  ACCOUNT
}
