package org.spackmon.app.satisfies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Served;
import org.spackmon.app.control.Streams;
import org.spackmon.spack.UnanswerableException;
import org.spackmon.spack.query.QueryException;
import org.spackmon.spack.query.SpecQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon satisfies}: which spec files somebody means. */
@Command(
    name = "satisfies",
    description = {
      "Name the spec files that satisfy a query in Spack's syntax.",
      "Needs no server and no Spack. Reads spec.json files of every Spack since 0.10."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:A file satisfies the query. With --batch: every line was answered.",
      "1:None does.",
      "2:The query or the command line can't be understood.",
      "3:A file couldn't be read, or the query not be answered for it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon satisfies 'hdf5@1.12: +mpi' /opt/spack/*/*/hdf5-*/.spack/spec.json",
      "  spackmon satisfies '^zlib@:1.2.11 %%gcc@12' spec.json && echo rebuild it",
      "  spackmon satisfies target=x86_64_v3: spec.json",
      "  echo '{\"spec\": \"spec.json\", \"query\": \"+mpi\"}' | spackmon satisfies --batch -"
    })
public final class SatisfiesCommand implements Callable<Integer> {
  private static final int NONE = 1;
  private static final int WRONG = 2;
  private static final int UNANSWERED = 3;

  @Parameters(index = "0", arity = "0..1", paramLabel = "QUERY", description = "What to look for.")
  private @Nullable String query;

  @Parameters(index = "1..*", paramLabel = "SPEC.json", description = "Where to look.")
  private List<String> files = List.of();

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = {
        "Answer a question per line, {\"spec\": path, \"query\": text}, with true, false or",
        "error: …, in order; - is standard input."
      })
  private @Nullable String batch;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Streams streams = Served.of(spec).streams();
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), false);
    if (batch != null && query == null) {
      return batch(batch, streams.in(), out);
    }
    if (batch != null || query == null || files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "expected QUERY and SPEC.json, or --batch alone");
    }
    return select(query, out);
  }

  private static int batch(String file, InputStream in, PrintWriter out) throws IOException {
    try (InputStream questions = file.equals("-") ? in : Files.newInputStream(Path.of(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(questions, StandardCharsets.UTF_8))) {
      new Batch().answer(lines, out);
    }
    return 0;
  }

  private int select(String text, PrintWriter out) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      SpecQuery asked = SpecQuery.parse(text);
      return select(asked, out, err);
    } catch (QueryException e) {
      err.println("spackmon: " + e.getMessage());
      e.pointer().lines().forEach(line -> err.println("  " + line));
      return WRONG;
    }
  }

  private int select(SpecQuery asked, PrintWriter out, PrintWriter err) {
    SpecFiles specs = new SpecFiles();
    int code = NONE;
    boolean unanswered = false;
    for (String file : files) {
      try {
        if (asked.matches(specs.spec(file))) {
          out.println(file);
          code = 0;
        }
      } catch (IOException | UnanswerableException e) {
        err.println("spackmon: " + e.getMessage());
        unanswered = true;
      }
    }
    out.flush();
    return unanswered ? UNANSWERED : code;
  }
}
