package org.spackmon.app.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Redaction;
import org.spackmon.spack.store.EnvironmentFolder;
import org.spackmon.spack.store.Problems;
import org.spackmon.spack.store.SpecDocuments;
import org.spackmon.spack.store.SpecFile;

/** Tells which Spack environments are new or changed, and which are gone. */
final class EnvironmentImport {
  private final Map<String, String> known;
  private final String system;
  private final Problems problems;
  private final List<Text> news = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();

  /** An environment as it may be shown. */
  private record Text(
      EnvironmentFolder folder, String manifest, @Nullable String lock, String state) {}

  /**
   * Compares what is there with what is known.
   *
   * @param known state by path, of the system
   * @param within folders that were looked through: what was there and isn't is gone
   */
  EnvironmentImport(
      List<Path> folders,
      List<Path> within,
      Map<String, String> known,
      String system,
      Problems problems) {
    this.known = known;
    this.system = system;
    this.problems = problems;
    for (Path folder : folders) {
      compare(folder);
    }
    Set<String> left = new TreeSet<>(known.keySet());
    folders.forEach(folder -> left.remove(folder.toString()));
    for (String path : left) {
      Path folder = Path.of(path);
      if (within.stream().anyMatch(folder::startsWith) && !EnvironmentFolder.is(folder)) {
        gone.add(path);
      }
    }
  }

  private void compare(Path folder) {
    EnvironmentFolder found = EnvironmentFolder.read(folder, problems);
    if (found != null) {
      String manifest = Redaction.yaml(found.manifest());
      String lock = found.lock() == null ? null : Redaction.text(found.lock());
      String state = Sha256.hex(manifest + '\0' + lock).substring(0, 32);
      if (!state.equals(known.get(folder.toString()))) {
        news.add(new Text(found, manifest, lock, state));
      }
    }
  }

  int count() {
    return news.size() + gone.size();
  }

  void tell(ImportRun run) throws IOException {
    for (Text text : news) {
      specs(run, text.folder());
      String lock = lock(run, text);
      run.event(
          "environment",
          out -> {
            Path folder = text.folder().folder();
            out.writeStringField("name", String.valueOf(folder.getFileName()));
            out.writeStringField("path", folder.toString());
            out.writeStringField("system", system);
            out.writeStringField("state", text.state());
            out.writeStringField("manifest", text.manifest());
            TreeImport.text(out, "lock", lock);
            out.writeArrayFieldStart("roots");
            for (EnvironmentFolder.Root root : text.folder().roots()) {
              out.writeStartObject();
              out.writeStringField("hash", root.hash());
              TreeImport.text(out, "spec", root.spec());
              out.writeEndObject();
            }
            out.writeEndArray();
          });
    }
    for (String path : gone) {
      run.event(
          "environment",
          out -> {
            out.writeStringField("name", String.valueOf(Path.of(path).getFileName()));
            out.writeStringField("path", path);
            out.writeStringField("system", system);
            out.writeBooleanField("gone", true);
          });
    }
  }

  /**
   * Null where there is none, or one that fits into no request: its specs are told all the same.
   */
  private @Nullable String lock(ImportRun run, Text text) {
    String lock = text.lock();
    if (lock == null || run.fits((text.manifest() + lock).getBytes(StandardCharsets.UTF_8))) {
      return lock;
    }
    problems.found(text.folder().folder() + ": its spack.lock is too large to be kept");
    return null;
  }

  private void specs(ImportRun run, EnvironmentFolder folder) throws IOException {
    SpecFile specs = folder.specs();
    if (specs == null) {
      return;
    }
    Deque<String> queue = new ArrayDeque<>();
    folder.roots().stream().map(EnvironmentFolder.Root::hash).forEach(queue::add);
    SpecDocuments documents = SpecDocuments.of(specs, problems);
    while (!queue.isEmpty()) {
      for (SpecDocuments.Document document : documents.next(queue)) {
        byte[] json = document.json();
        if (json != null) {
          TreeImport.specs(run, document.hashes().get(0), json);
        }
      }
    }
  }
}
