package org.spackmon.app.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code spackmon restore}: a copy in place of what is there. */
@Command(
    name = "restore",
    description = {
      "Replace the whole store by a copy; also while a server runs, whose reports then wait.",
      "A damaged copy changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon restore spackmon-2026-11-22.backup --yes",
      "  spackmon restore old.backup --database postgresql://… --yes    moves SQLite to PostgreSQL"
    })
public final class RestoreCommand extends StoreCommand {
  private static final String STDIN = "-";

  @Parameters(paramLabel = "FILE", description = "The copy; - for standard input.")
  private String file = "";

  @Option(names = "--yes", description = "Replace what is there.")
  private boolean yes;

  @Override
  InputStream input() throws IOException {
    if (!yes) {
      throw new ParameterException(
          spec.commandLine(), "This replaces all that is stored. Say --yes to do it.");
    }
    return file.equals(STDIN) ? System.in : Files.newInputStream(Path.of(file));
  }

  @Override
  int run(Store store, Streams streams) throws IOException {
    // All of it first: the one who writes the store must not wait for a pipe.
    Path copy = Files.createTempFile("spackmon-restore-", ".backup");
    try {
      Files.copy(streams.in(), copy, StandardCopyOption.REPLACE_EXISTING);
      try (InputStream whole = new BufferedInputStream(Files.newInputStream(copy))) {
        store.upkeep().restore(whole);
      }
    } finally {
      Files.deleteIfExists(copy);
    }
    text(streams.out()).println("Restored " + file + ".");
    return 0;
  }

  @Override
  boolean createsStore() {
    return true;
  }
}
