package org.spackmon.server.ms1;

final class RecordingsPostgresTest extends RecordingsContract {
  RecordingsPostgresTest() {
    super(Where.POSTGRESQL);
  }
}
