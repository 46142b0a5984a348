package org.spackmon.server.cdash;

final class RecordedFilesSqliteTest extends RecordedFilesContract {
  RecordedFilesSqliteTest() {
    super(false);
  }
}
