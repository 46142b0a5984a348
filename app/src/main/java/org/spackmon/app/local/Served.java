package org.spackmon.app.local;

import org.jspecify.annotations.Nullable;
import org.spackmon.app.config.Settings;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;

/** What the root command knows of where it runs. */
public interface Served {
  /** The store of the server that runs the command; null in a process of its own. */
  @Nullable Store store();

  Streams streams();

  Settings settings();
}
