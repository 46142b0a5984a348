package org.spackmon.app.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.sbom.Contained;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.SpecReader;
import org.spackmon.spack.store.EnvironmentFolder;
import org.spackmon.spack.store.SpecDocuments;

/** What does somebody want the bill of? A prefix, a spec file, or a Spack environment. */
final class Subject {
  private Subject() {}

  static Contained of(Path subject, Installed installed) throws IOException {
    if (EnvironmentFolder.is(subject)) {
      return environment(subject, installed);
    }
    Path file = Files.isDirectory(subject) ? subject.resolve(Installed.SPEC) : subject;
    try {
      SpecDocument document = read(Files.readAllBytes(file), file);
      String name = document.root().name();
      List<SpecNode> nodes = document.nodes();
      if (Files.isDirectory(subject)) {
        installed.add(nodes.get(0), subject);
      }
      return new Contained(name, List.of(0), nodes, installed.provenances(nodes));
    } catch (NoSuchFileException e) {
      String hint = Files.isDirectory(subject) ? ": is this an installed package's folder?" : "";
      throw new IOException("there is no file " + file + hint, e);
    }
  }

  private static Contained environment(Path folder, Installed installed) throws IOException {
    List<String> problems = new ArrayList<>();
    EnvironmentFolder environment = EnvironmentFolder.read(folder, problems::add);
    if (environment == null || environment.specs() == null) {
      String why = problems.isEmpty() ? "it was never made concrete" : problems.get(0);
      throw new IOException("the environment " + folder + " has no specs: " + why);
    }
    List<String> hashes =
        environment.roots().stream().map(EnvironmentFolder.Root::hash).distinct().toList();
    byte[] json = SpecDocuments.of(environment.specs(), problems::add).whole(hashes);
    List<SpecNode> nodes = read(json, folder.resolve("spack.lock")).nodes();
    List<String> known = nodes.stream().map(node -> node.hashes().get(HashKind.HASH)).toList();
    List<Integer> roots = hashes.stream().map(known::indexOf).filter(each -> each >= 0).toList();
    String name = "environment " + folder.toAbsolutePath().normalize().getFileName();
    return new Contained(name, roots, nodes, installed.provenances(nodes));
  }

  private static SpecDocument read(byte[] json, Path file) throws IOException {
    try {
      SpecDocument document = SpecReader.read(json);
      if (document.nodes().isEmpty()) {
        throw new SpecFormatException("expected a spec, found a file without nodes");
      }
      return document;
    } catch (SpecFormatException e) {
      throw new IOException(file + " is no spec file: " + e.getMessage(), e);
    }
  }
}
