package org.spackmon.storage.accounts;

import org.spackmon.storage.StoreSettings;
import org.spackmon.testkit.Postgres;

final class PostgresAccountsTest extends AccountsContract {
  @Override
  StoreSettings settings() {
    return StoreSettings.at(Postgres.database(Postgres.Collation.EN_US));
  }
}
