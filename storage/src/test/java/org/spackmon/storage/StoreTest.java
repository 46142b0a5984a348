package org.spackmon.storage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A store of its own for each test. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
public abstract class StoreTest {
  @Parameter protected Backend backend;

  protected StoreSettings settings;
  protected Store store;

  @BeforeEach
  protected void openStore() {
    settings = adjusted(backend.create());
    store = Store.open(settings, new PlainExaminer(1));
  }

  /** What a test wants otherwise. */
  StoreSettings adjusted(StoreSettings usual) {
    return usual;
  }

  @AfterEach
  protected void closeStore() {
    store.close();
    Backend.remove(settings);
  }

  /** The same store anew, as after a restart. */
  protected void reopen() {
    store.close();
    store = Store.open(settings, new PlainExaminer(1));
  }
}
