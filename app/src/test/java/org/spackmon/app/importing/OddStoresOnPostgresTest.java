package org.spackmon.app.importing;

import org.spackmon.storage.StoreSettings;
import org.spackmon.testkit.Postgres;

/** The same shapes, imported into PostgreSQL. */
final class OddStoresOnPostgresTest extends OddStoresTest {
  @Override
  StoreSettings settings() {
    return StoreSettings.at(Postgres.database(Postgres.Collation.C));
  }
}
