package org.spackmon.app.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.spackmon.app.control.Served;
import org.spackmon.server.download.ClientBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon bundle}: the client for machines on which Spack runs, in one file. */
@Command(
    name = "bundle",
    description = {
      "Write the client for machines on which Spack runs to one file, a tarball.",
      "It is the one that a server offers for download, and the same each time for one version.",
      "Unpacked anywhere, it needs a Java 17 and no server program."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon bundle",
      "  spackmon bundle /srv/www/spackmon-client.tar.gz --force",
      "  spackmon bundle - | ssh login1 tar -xz -C /opt",
      "",
      "There, with what was unpacked:",
      "  eval \"$(/opt/spackmon-client/bin/spackmon setup)\""
    })
public final class BundleCommand implements Callable<Integer> {
  private static final String STDOUT = "-";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = ClientBundle.NAME,
      description = "Where to, or a folder; - for standard output. ${DEFAULT-VALUE} if left out.")
  private String file = ClientBundle.NAME;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    ClientBundle bundle =
        ClientBundle.shipped()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "this program was put together without its client; build it with"
                            + " ./spackmon or mvn package"));
    byte[] bytes = bundle.bytes();
    boolean piped = file.equals(STDOUT);
    if (piped) {
      Served served = Served.of(spec);
      served.streams().out().write(bytes);
      served.streams().out().flush();
    } else {
      write(bytes);
    }
    PrintWriter told = piped ? spec.commandLine().getErr() : spec.commandLine().getOut();
    told.printf("file    %s%nbytes   %d%nsha256  %s%n", file, bytes.length, bundle.sha256());
    return 0;
  }

  /** The file has its name only once it is whole. */
  private void write(byte[] bytes) throws IOException {
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      path = path.resolve(ClientBundle.NAME);
      file = path.toString();
    }
    if (Files.exists(path) && !force) {
      throw new IllegalStateException(file + " is there already; --force replaces it");
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalStateException("there is no folder " + folder + "; create it first");
    }
    if (!Files.isWritable(folder)) {
      throw new IllegalStateException("can't write to " + folder + "; name another file");
    }
    Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
    try {
      Files.write(unfinished, bytes);
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
