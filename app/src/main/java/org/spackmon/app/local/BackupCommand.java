package org.spackmon.app.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code spackmon backup}: the whole store in one file. */
@Command(
    name = "backup",
    description = {
      "Copy the whole store to one file; also while a server runs.",
      "The file is the same for SQLite and PostgreSQL. It holds hashes of tokens: keep it safe."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon backup spackmon-$(date +%%F).backup",
      "  spackmon backup - | ssh elsewhere 'cat > spackmon.backup'"
    })
public final class BackupCommand extends StoreCommand {
  private static final String STDOUT = "-";

  @Parameters(paramLabel = "FILE", description = "Where to; - for standard output.")
  private String file = "";

  private @Nullable Path unfinished;

  @Override
  OutputStream output() throws IOException {
    if (file.equals(STDOUT)) {
      return System.out;
    }
    Path path = Path.of(file + ".unfinished");
    Files.deleteIfExists(path);
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    unfinished = path;
    return Files.newOutputStream(path, StandardOpenOption.WRITE);
  }

  @Override
  int run(Store store, Streams streams) throws IOException {
    store.upkeep().backup(streams.out());
    streams.out().flush();
    text(streams.err()).println("Copied the store to " + file);
    return 0;
  }

  /** A copy has its name only once it is whole and on the disk. */
  @Override
  void finished(OutputStream output, boolean complete) throws IOException {
    Path path = unfinished;
    if (path == null) {
      return;
    }
    output.close();
    if (complete) {
      try (var channel = FileChannel.open(path, Set.of(StandardOpenOption.WRITE))) {
        channel.force(true);
      }
      Files.move(path, Path.of(file), StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.deleteIfExists(path);
    }
  }
}
