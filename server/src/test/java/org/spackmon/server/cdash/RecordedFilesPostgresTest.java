package org.spackmon.server.cdash;

final class RecordedFilesPostgresTest extends RecordedFilesContract {
  RecordedFilesPostgresTest() {
    super(true);
  }
}
