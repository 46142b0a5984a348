package org.spackmon.app.importing;

import org.spackmon.storage.StoreSettings;
import org.spackmon.testkit.Postgres;

/** The same files, imported into PostgreSQL. */
final class OddFilesOnPostgresTest extends OddFilesTest {
  @Override
  StoreSettings settings() {
    return StoreSettings.at(Postgres.database(Postgres.Collation.C));
  }
}
