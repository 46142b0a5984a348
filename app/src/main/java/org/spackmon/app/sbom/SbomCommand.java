package org.spackmon.app.sbom;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Served;
import org.spackmon.sbom.Contained;
import org.spackmon.sbom.Sbom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon sbom}: what is in an install or an environment, from what Spack left there. */
@Command(
    name = "sbom",
    description = {
      "Write the bill of materials of an install or a Spack environment, in CycloneDX.",
      "Version 1.6, as JSON: one component for each hash, and all edges of the graph; licences, sources and",
      "checksums as the recipes say that Spack keeps in each prefix. Needs no server; a server has it for",
      "every spec, every run and every Spack environment."
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
      "  spackmon sbom --store ~/spack environments/physics",
      "  curl -OJ http://SERVER/api/v1/specs/42/sbom"
    })
public final class SbomCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PREFIX|SPEC.json|ENVIRONMENT",
      description = {
        "An installed package's folder, a spec file of any format, or the folder of a Spack",
        "environment."
      })
  private Path subject = Path.of(".");

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = {
        "The Spack, or the install tree, that has installed it; else the one that the subject is",
        "in."
      })
  private @Nullable Path store;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write it here instead of to standard output.")
  private @Nullable Path output;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    String version = String.valueOf(SbomCommand.class.getPackage().getImplementationVersion());
    Map<String, String> variables = System.getenv();
    Installed installed = new Installed(store == null ? subject : store, store != null, variables);
    Contained contained = Subject.of(subject, installed);
    byte[] bytes = (Sbom.json(contained, version) + "\n").getBytes(StandardCharsets.UTF_8);
    if (output != null) {
      Files.write(output, bytes);
    } else {
      PrintStream out = new PrintStream(Served.of(spec).streams().out(), true);
      out.write(bytes);
    }
    return 0;
  }
}
