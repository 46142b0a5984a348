package org.spackmon.app.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Served;
import org.spackmon.app.control.Streams;
import org.spackmon.logs.LogReader;
import org.spackmon.logs.Reading;
import org.spackmon.logs.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon log}: why a build failed, from its log alone. */
@Command(
    name = "log",
    description = {
      "Say what went wrong in a build, from its log: the cause first, then what else is in it.",
      "Needs no server. Reads plain and gzipped logs of any length."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every log was read, whatever it says.",
      "1:A log couldn't be read.",
      "2:The command line can't be understood.",
      "3:With --exit-code: there are errors in a log."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon log spack-build-out.txt",
      "  spackmon log stage/*/spack-build-out.txt.gz",
      "  make 2>&1 | spackmon log -",
      "  spackmon log --json build.log | jq -r .diagnosis",
      "  spackmon log --rules site.rules build.log"
    })
public final class LogCommand implements Callable<Integer> {
  private static final int UNREADABLE = 1;
  private static final int ERRORS = 3;
  private static final int PIECE = 128 * 1024;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Logs; - is standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--json",
      description = "For scripts: an object per log, on a line of its own, in the logs' order.")
  private boolean json;

  @Option(names = "--exit-code", description = "Exit with 3 if there are errors in a log.")
  private boolean exitCode;

  @Option(names = "--warnings", description = "List warnings, too.")
  private boolean warnings;

  @Option(
      names = "--failed",
      description = "The build failed: also what was said long before the end may be why.")
  private boolean failed;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "What this site knows of the lines of its logs; see docs/logs.md.")
  private @Nullable Path rulesFile;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Streams streams = Served.of(spec).streams();
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), false);
    boolean colours = !json && terminal();
    Shown shown = new Shown(out, colours, warnings);
    Rules rules = rulesFile == null ? Rules.NONE : RulesFile.read(rulesFile);
    int code = 0;
    for (String file : files) {
      try (InputStream in = open(file, streams)) {
        Reading reading = read(in, rules);
        if (json) {
          out.println(ReadingJson.of(reading));
        } else {
          shown.print(file, reading, files.size() > 1);
        }
        code = exitCode && !reading.errors().isEmpty() ? Math.max(code, ERRORS) : code;
      } catch (IOException e) {
        out.flush();
        spec.commandLine().getErr().println("spackmon: " + why(file, e));
        code = UNREADABLE;
      }
      out.flush();
    }
    return code;
  }

  /**
   * Null where a stream is piped, and from JDK 22 on only if the newer console is asked not to be.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean terminal() {
    return System.console() != null && System.getenv("NO_COLOR") == null;
  }

  private Reading read(InputStream in, Rules rules) throws IOException {
    LogReader reader = new LogReader(rules);
    byte[] piece = new byte[PIECE];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      reader.write(piece, 0, read);
    }
    return failed ? reader.finishFailed() : reader.finish();
  }

  /** A gzipped log is known by its first bytes, not by its name. */
  private static InputStream open(String file, Streams streams) throws IOException {
    if (!file.equals("-") && Files.isDirectory(Path.of(file))) {
      throw new IOException("it is a folder");
    }
    InputStream raw = file.equals("-") ? streams.in() : Files.newInputStream(Path.of(file));
    PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(raw), 2);
    byte[] head = in.readNBytes(2);
    in.unread(head);
    boolean zipped = head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    return zipped ? new GZIPInputStream(in, PIECE) : in;
  }

  private static String why(String file, IOException e) {
    String reason = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    boolean denied = e instanceof java.nio.file.AccessDeniedException;
    return "can't read " + file + ": " + (denied ? "permission denied" : reason);
  }
}
