package org.spackmon.server.ms1;

import org.spackmon.storage.StoreSettings;
import org.spackmon.testkit.Postgres;

/** The databases that this door must be the same on. */
enum Where {
  SQLITE,
  POSTGRESQL;

  /** A place where no store is yet. */
  StoreSettings create() {
    return switch (this) {
      case SQLITE -> StoreSettings.in(TemporaryFolders.create());
      case POSTGRESQL -> StoreSettings.at(Postgres.database(Postgres.Collation.C));
    };
  }
}
