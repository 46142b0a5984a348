package org.spackmon.storage.views.names;

/** By what are builds told apart and counted? */
public enum Facet {
  PACKAGE,
  COMPILER,
  SYSTEM,
  OWNER,
  TAG
}
