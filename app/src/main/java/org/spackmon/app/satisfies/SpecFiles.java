package org.spackmon.app.satisfies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.spack.query.ConcreteSpec;

/** Which specs are in these files? Each file is read once. */
final class SpecFiles {

  private record Read(@Nullable ConcreteSpec spec, String problem) {}

  private final Map<String, Read> files = new HashMap<>();

  /**
   * The spec of a file.
   *
   * @throws IOException when there is none, with a message for whoever named the file
   */
  ConcreteSpec spec(String file) throws IOException {
    Read read = files.computeIfAbsent(file, SpecFiles::read);
    if (read.spec == null) {
      throw new IOException(read.problem);
    }
    return read.spec;
  }

  private static Read read(String file) {
    try {
      return new Read(parse(Files.readAllBytes(Path.of(file))), "");
    } catch (NoSuchFileException | InvalidPathException e) {
      return new Read(null, "there is no file " + file);
    } catch (AccessDeniedException e) {
      return new Read(null, "can't read " + file + ": permission denied");
    } catch (IOException e) {
      return new Read(null, "can't read " + file + ": " + e.getMessage());
    } catch (SpecFormatException e) {
      return new Read(null, file + " is no spec: " + e.getMessage());
    }
  }

  private static ConcreteSpec parse(byte[] json) throws SpecFormatException {
    try {
      return ConcreteSpec.of(SpecReader.read(json));
    } catch (SpecFormatException e) {
      ConcreteSpec node = node(json);
      if (node == null) {
        throw e;
      }
      return node;
    }
  }

  /** A node alone, which is what a list with nothing else in it would hold. */
  private static @Nullable ConcreteSpec node(byte[] json) {
    ByteArrayOutputStream list = new ByteArrayOutputStream(json.length + 2);
    list.write('[');
    list.writeBytes(json);
    list.write(']');
    try {
      SpecDocument document = SpecReader.read(list.toByteArray());
      return document.nodes().isEmpty() ? null : ConcreteSpec.alone(document.root());
    } catch (SpecFormatException e) {
      return null;
    }
  }
}
