package org.spackmon.spack.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What does an installed prefix keep of the build that made it?
 *
 * @param spackVersion of the Spack that built it; null where nobody says
 * @param host in the words of {@code install_environment.json}
 * @param phases with the microseconds that each took, in their order
 * @param took microseconds in all
 * @param cached whether it came from a binary cache: then the rest tells of where it was built
 * @param log null where there is none
 * @param files the other files, by the name that they have in {@code .spack}
 */
public record BuildTraces(
    @Nullable String spackVersion,
    Map<String, String> host,
    List<Phase> phases,
    @Nullable Long took,
    boolean cached,
    @Nullable Path log,
    Map<String, Path> files) {

  /** How long a phase took, in microseconds. */
  public record Phase(String name, long took) {}

  private static final ObjectMapper JSON = new ObjectMapper(NodeFile.JSON);
  private static final String ENVIRONMENT = "install_environment.json";
  private static final String TIMES = "install_times.json";
  private static final String CACHED = "binary_distribution";
  private static final List<String> LOGS =
      List.of("spack-build-out.txt.gz", "spack-build-out.txt", "build.out");
  private static final List<String> HOST =
      List.of("hostname", "platform", "host_os", "host_target", "kernel_version");

  /** Parts of the log, which holds them all. */
  private static final Pattern PHASE_LOG = Pattern.compile("spack-build-\\d+-.*-out\\.txt");

  /** What comes back in each prefix, and is told by its spec. */
  private static final Pattern SPEC = Pattern.compile("spec\\.(json|yaml)");

  private static final int MOST_FILES = 1_000;

  /** Null where the prefix keeps nothing. */
  public static @Nullable BuildTraces read(Path prefix, Problems problems) {
    Path folder = prefix.resolve(Prefixes.METADATA);
    Map<String, Path> files = files(folder, problems);
    if (files.isEmpty()) {
      return null;
    }
    Path log = log(files);
    JsonNode host = json(files.get(ENVIRONMENT), problems);
    JsonNode times = json(files.get(TIMES), problems);
    boolean cached = files.containsKey(CACHED);
    // The times of a cached install are those of unpacking it.
    JsonNode timed = times == null || times.path("cache").asBoolean() ? null : times;
    files
        .keySet()
        .removeIf(
            name ->
                LOGS.contains(name)
                    || PHASE_LOG.matcher(name).matches()
                    || SPEC.matcher(name).matches());
    return new BuildTraces(
        host == null ? null : version(host.path("spack_version").asText("")),
        host == null ? Map.of() : host(host),
        timed == null ? List.of() : phases(timed),
        timed == null ? null : total(timed.path("total")),
        cached,
        log,
        files);
  }

  /** An empty file is what a disk that was full left: another one may hold the log. */
  private static @Nullable Path log(Map<String, Path> files) {
    List<Path> logs = LOGS.stream().filter(files::containsKey).map(files::get).toList();
    return logs.stream()
        .filter(file -> file.toFile().length() > 0)
        .findFirst()
        .orElse(logs.isEmpty() ? null : logs.get(0));
  }

  /** Newer ones write {@code 1.0.2 (commit)}. */
  private static @Nullable String version(String text) {
    String first = text.strip().split("\\s", 2)[0];
    return first.isEmpty() ? null : first;
  }

  private static Map<String, String> host(JsonNode json) {
    Map<String, String> host = new LinkedHashMap<>();
    for (String name : HOST) {
      if (json.path(name).isTextual()) {
        host.put(name, json.path(name).asText());
      }
    }
    return host;
  }

  /** Spack times what goes on inside a phase too, as phase/part. */
  private static List<Phase> phases(JsonNode times) {
    List<Phase> phases = new ArrayList<>();
    for (JsonNode phase : times.path("phases")) {
      String name = phase.path("name").asText("");
      boolean inside = phase.path("path").asText("").contains("/");
      if (!name.isEmpty() && !inside && phase.path("seconds").isNumber()) {
        phases.add(new Phase(name, micros(phase.path("seconds"))));
      }
    }
    return phases;
  }

  private static @Nullable Long total(JsonNode total) {
    JsonNode seconds = total.isObject() ? total.path("seconds") : total;
    return seconds.isNumber() ? Long.valueOf(micros(seconds)) : null;
  }

  private static long micros(JsonNode seconds) {
    return Math.max(0, Math.round(seconds.asDouble() * 1e6));
  }

  private static @Nullable JsonNode json(@Nullable Path file, Problems problems) {
    if (file == null) {
      return null;
    }
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (json.isObject()) {
        return json;
      }
      problems.found(file + ": isn't what Spack writes");
    } catch (IOException e) {
      problems.found(file, e);
    }
    return null;
  }

  private static Map<String, Path> files(Path folder, Problems problems) {
    Map<String, Path> files = new LinkedHashMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try {
      Path start = folder.toRealPath(); // a link is no folder to walk
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
              if (!facts.isRegularFile()) {
                return FileVisitResult.CONTINUE;
              }
              if (files.size() == MOST_FILES) {
                problems.found(
                    folder + ": has more files than the " + MOST_FILES + " that are kept");
                return FileVisitResult.TERMINATE;
              }
              files.put(start.relativize(file).toString(), file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              problems.found(file, e);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      problems.found(folder, e);
    }
    return files;
  }
}
