package org.spackmon.storage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A store of its own for each test. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
abstract class StoreTest {
  @Parameter Backend backend;

  StoreSettings settings;
  Store store;

  @BeforeEach
  void openStore() {
    settings = adjusted(backend.create());
    store = Store.open(settings);
  }

  /** What a test wants otherwise. */
  StoreSettings adjusted(StoreSettings usual) {
    return usual;
  }

  @AfterEach
  void closeStore() {
    store.close();
    Backend.remove(settings);
  }

  /** The same store anew, as after a restart. */
  void reopen() {
    store.close();
    store = Store.open(settings);
  }
}
