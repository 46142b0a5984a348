package org.spackmon.storage.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spackmon.storage.Backend;
import org.spackmon.storage.Dump;
import org.spackmon.storage.Rows;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

final class TablesTest {
  @ParameterizedTest
  @EnumSource(Backend.class)
  void everyTable_isBackedUp(Backend backend) {
    StoreSettings settings = backend.create();
    try (Store store = Store.open(settings)) {
      assertThat(Tables.ALL).doesNotHaveDuplicates().hasSameElementsAs(Dump.tables(store));
      assertThat(Tables.WITH_IDENTITY).hasSameElementsAs(withIdentity(store, backend));
    } finally {
      Backend.remove(settings);
    }
  }

  private static Iterable<String> withIdentity(Store store, Backend backend) {
    return Rows.of(store)
        .texts(
            backend.postgres()
                ? """
                  SELECT table_name FROM information_schema.columns
                  WHERE is_identity = 'YES' AND table_schema = 'public'"""
                : "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'");
  }
}
