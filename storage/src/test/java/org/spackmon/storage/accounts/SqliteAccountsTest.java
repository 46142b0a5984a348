package org.spackmon.storage.accounts;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.storage.StoreSettings;

final class SqliteAccountsTest extends AccountsContract {
  @TempDir Path data;

  @Override
  StoreSettings settings() {
    return StoreSettings.in(data);
  }
}
