package org.spackmon.server.ms1;

final class RecordingsSqliteTest extends RecordingsContract {
  RecordingsSqliteTest() {
    super(Where.SQLITE);
  }
}
