package org.spackmon.spack.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What does an install tree remember as failed? Marks that Spack sets, and stages that it leaves.
 */
public final class FailureMarks {
  private static final Path PLACE = Path.of(".spack-db", "failures");
  private static final Pattern MARK = Pattern.compile("(.+)-([a-z0-9]{32})");
  private static final Pattern STAGE =
      Pattern.compile("spack-stage-(.+)-([a-z0-9]{32})(?:-[A-Za-z0-9_]+\\.log)?");

  private FailureMarks() {}

  /**
   * A failure.
   *
   * @param at microseconds since the epoch
   * @param spec null where only its hash is known
   * @param log null where none was left
   */
  public record Failure(
      String hash, @Nullable String name, long at, @Nullable SpecFile spec, @Nullable Path log) {

    private Failure with(Path found) {
      return new Failure(hash, name, at, spec, found);
    }
  }

  /**
   * By hash.
   *
   * @param stages where logs may be; those in the own come before those in the usual ones
   */
  public static Map<String, Failure> read(Path root, Stages stages, Problems problems) {
    Map<String, Failure> failures = new LinkedHashMap<>();
    readMarks(root.resolve(PLACE), failures, problems);
    Set<String> marked = Set.copyOf(failures.keySet());
    for (Path folder : stages.usual()) {
      readStages(folder, marked::contains, failures, problems);
    }
    for (Path folder : stages.own()) {
      readStages(folder, hash -> true, failures, problems);
    }
    return failures;
  }

  private static void readMarks(Path folder, Map<String, Failure> failures, Problems problems) {
    for (Path file : list(folder, problems)) {
      Matcher name = MARK.matcher(String.valueOf(file.getFileName()));
      if (!name.matches()) {
        continue;
      }
      SpecFile spec = null;
      try {
        spec = SpecFile.read(file, problems);
      } catch (IOException e) {
        problems.found(file, e);
      }
      StoredNode root = spec == null ? null : spec.nodes().get(name.group(2));
      failures.put(
          name.group(2),
          new Failure(
              name.group(2),
              root == null ? name.group(1) : root.name(),
              written(file),
              root == null ? null : spec,
              null));
    }
  }

  /**
   * A stage by itself may be one of a build that goes on, or was kept on purpose: only a log of a
   * marked failure, or one that names no prefix as installed, is of use. Which, the caller knows.
   *
   * @param wanted by hash
   */
  private static void readStages(
      Path folder, Predicate<String> wanted, Map<String, Failure> failures, Problems problems) {
    for (Path stage : stages(folder, problems)) {
      Matcher name = STAGE.matcher(String.valueOf(stage.getFileName()));
      Path log = Files.isDirectory(stage) ? stage.resolve("spack-build-out.txt") : stage;
      if (name.matches() && wanted.test(name.group(2)) && Files.isRegularFile(log)) {
        Failure marked = failures.get(name.group(2));
        failures.put(
            name.group(2),
            marked == null
                ? new Failure(name.group(2), packageOf(name.group(1)), written(log), null, log)
                : marked.with(log));
      }
    }
  }

  /** Spack puts a folder of each user's own into one that doesn't name the user. */
  private static List<Path> stages(Path folder, Problems problems) {
    List<Path> stages = new ArrayList<>();
    for (Path entry : list(folder, problems)) {
      boolean stage = STAGE.matcher(String.valueOf(entry.getFileName())).matches();
      if (stage) {
        stages.add(entry);
      } else if (Files.isReadable(entry)) {
        stages.addAll(list(entry, problems));
      }
    }
    return stages;
  }

  /** Of NAME-VERSION: versions nearly always begin with a digit. */
  private static String packageOf(String nameAndVersion) {
    return nameAndVersion.replaceFirst("-(?=[0-9]).*$|-[^-]*$", "");
  }

  private static List<Path> list(Path folder, Problems problems) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(files::add);
      } catch (IOException e) {
        problems.found(folder, e);
      }
    }
    files.sort(null);
    return files;
  }

  private static long written(Path file) {
    try {
      return Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    } catch (IOException e) {
      return 0;
    }
  }
}
