package org.spackmon.app.sbom;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.local.Served;
import org.spackmon.sbom.Contained;
import org.spackmon.sbom.Sbom;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon sbom}: what is in an install, from what Spack left in its prefix. */
@Command(
    name = "sbom",
    description = {
      "Write the bill of materials of an install, in CycloneDX.",
      "Version 1.6, as JSON: one component for each hash, and all edges of the graph. Needs no server; a",
      "server has it for every spec and every run."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It is written.",
      "1:The spec can't be read, or the output can't be written.",
      "2:The command line can't be understood."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon sbom $(spack location -i hdf5)",
      "  spackmon sbom --output hdf5.cdx.json hdf5/spec.json",
      "  curl -OJ http://SERVER/api/v1/specs/42/sbom"
    })
public final class SbomCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PREFIX|SPEC.json",
      description = "An installed package's folder, or a spec file of any format.")
  private Path subject = Path.of(".");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write it here instead of to standard output.")
  private @Nullable Path output;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    String version = String.valueOf(SbomCommand.class.getPackage().getImplementationVersion());
    byte[] bytes =
        (Sbom.json(Contained.in(read()), version) + "\n").getBytes(StandardCharsets.UTF_8);
    if (output != null) {
      Files.write(output, bytes);
    } else {
      PrintStream out = new PrintStream(((Served) spec.root().userObject()).streams().out(), true);
      out.write(bytes);
    }
    return 0;
  }

  private SpecDocument read() throws IOException {
    Path file = Files.isDirectory(subject) ? subject.resolve(".spack/spec.json") : subject;
    try {
      SpecDocument document = SpecReader.read(Files.readAllBytes(file));
      if (document.nodes().isEmpty()) {
        throw new SpecFormatException("expected a spec, found a file without nodes");
      }
      return document;
    } catch (NoSuchFileException e) {
      String hint = Files.isDirectory(subject) ? ": is this an installed package's folder?" : "";
      throw new IOException("there is no file " + file + hint, e);
    } catch (SpecFormatException e) {
      throw new IOException(file + " is no spec file: " + e.getMessage(), e);
    }
  }
}
