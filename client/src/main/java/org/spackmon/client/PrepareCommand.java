package org.spackmon.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code prepare}: makes the class-data archive with which the client starts in half the time. */
@Command(
    name = "prepare",
    description = "Prepare fast starts: needed once per machine, and done by itself.",
    mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {
  @Option(names = "--warm-up", hidden = true, paramLabel = "DIR")
  private @Nullable Path scratch;

  @Override
  public Integer call() throws IOException {
    if (scratch != null) {
      int code = WarmUp.run(scratch);
      // Not halted, as ever else: the virtual machine writes the archive on its way out.
      System.exit(code);
    }
    ClassData archive = ClassData.ofThisJar();
    if (archive == null || !archive.make()) {
      System.err.println("==> Warning: fast starts can't be prepared here");
      return 1;
    }
    return 0;
  }
}
