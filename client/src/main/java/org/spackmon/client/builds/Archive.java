package org.spackmon.client.builds;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.run.RunFolder;
import org.spackmon.journal.JournalWriter;

/**
 * What of a build is kept in the run's folder? Its whole log and, of an install, what the prefix's
 * {@code .spack} holds. One build after the other, beside the following.
 */
public final class Archive {
  private static final String PACKED = "spack-build-out.txt.gz";
  private static final String PLAIN = "spack-build-out.txt";

  /** A copied file goes over the wire in one line. */
  private static final long LARGEST_FILE = 4 << 20;

  private static final int MOST_FILES = 1_000;

  /** Says what couldn't be kept. */
  public interface Complaint {
    void say(String text);
  }

  private final RunFolder folder;
  private final JournalWriter journal;
  private final Complaint complaint;
  private final ExecutorService work =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "archive");
            thread.setDaemon(true);
            return thread;
          });

  Archive(RunFolder folder, JournalWriter journal, Complaint complaint) {
    this.folder = folder;
    this.journal = journal;
    this.complaint = complaint;
  }

  void keep(Build build) {
    if (work.isShutdown()) {
      return;
    }
    work.execute(
        () -> {
          try {
            keepLog(build);
            keepFiles(build);
          } catch (IOException | RuntimeException e) {
            complaint.say("of build " + build.id + " not all is kept: " + RunFolder.why(e));
          }
        });
  }

  /** Nothing more comes; waits until all is kept, and says whether it was in time. */
  public boolean finish(long millis) {
    work.shutdown();
    try {
      return work.awaitTermination(Math.max(0, millis), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void keepLog(Build build) throws IOException {
    Path kept = folder.log(build.id);
    Files.createDirectories(kept.getParent());
    Digested digested = copyLog(build, kept);
    if (digested == null) {
      return;
    }
    journal.write(
        "log",
        out -> {
          out.writeStringField("build", build.id);
          out.writeNumberField("bytes", digested.bytes());
          out.writeStringField("sha256", digested.sha256());
          out.writeStringField("file", folder.path().relativize(kept).toString());
        });
  }

  private static @Nullable Digested copyLog(Build build, Path to) throws IOException {
    Path metadata = metadata(build);
    if (metadata != null && Files.isRegularFile(metadata.resolve(PACKED))) {
      Files.copy(metadata.resolve(PACKED), to, StandardCopyOption.REPLACE_EXISTING);
      try (InputStream in = new GZIPInputStream(Files.newInputStream(to), 32 << 10)) {
        return Digested.of(in, OutputStream.nullOutputStream());
      }
    }
    try (InputStream in = log(build, metadata)) {
      if (in == null) {
        return null;
      }
      try (OutputStream out = new FastGzip(Files.newOutputStream(to))) {
        return Digested.of(in, out);
      }
    }
  }

  private static @Nullable InputStream log(Build build, @Nullable Path metadata)
      throws IOException {
    if (metadata != null && Files.isRegularFile(metadata.resolve(PLAIN))) {
      return Files.newInputStream(metadata.resolve(PLAIN));
    }
    if (build.log != null && !build.phaseLogs.isEmpty()) {
      // Spack has put the phases' files together into this one.
      FileChannel combined = LiveLog.open(build.log, build.since);
      if (combined != null) {
        return Channels.newInputStream(combined);
      }
    }
    return build.live.isOpen() ? new SourceStream(build.live) : null;
  }

  private void keepFiles(Build build) throws IOException {
    Path metadata = metadata(build);
    if (metadata == null) {
      return;
    }
    for (Path file : files(metadata)) {
      String name = metadata.relativize(file).toString();
      if (!build.copied.contains(name)) {
        keepFile(build, file, name);
      }
    }
  }

  private void keepFile(Build build, Path file, String name) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      complaint.say(file + " is too large to be kept");
      return;
    }
    Path kept = folder.files();
    long offset;
    Digested digested;
    try (InputStream in = Files.newInputStream(file);
        FileChannel out = FileChannel.open(kept, APPEND, CREATE)) {
      offset = out.size();
      digested = Digested.of(in, Channels.newOutputStream(out));
    }
    journal.write(
        "file",
        out -> {
          out.writeStringField("build", build.id);
          out.writeStringField("name", name);
          out.writeNumberField("bytes", digested.bytes());
          out.writeStringField("sha256", digested.sha256());
          out.writeStringField("file", folder.path().relativize(kept).toString());
          out.writeNumberField("offset", offset);
        });
  }

  /** What an install has left in its prefix; null where nothing was installed. */
  private static @Nullable Path metadata(Build build) {
    if (build.prefix == null || build.end == null || !build.end.installed()) {
      return null;
    }
    try {
      Path metadata = Path.of(build.prefix, ".spack");
      return Files.isDirectory(metadata) ? metadata : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<Path> files(Path metadata) throws IOException {
    List<Path> files = new ArrayList<>();
    Set<String> logs = Set.of(PACKED, PLAIN);
    Files.walkFileTree(
        metadata,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            if (facts.isRegularFile() && !logs.contains(metadata.relativize(file).toString())) {
              files.add(file);
            }
            return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
