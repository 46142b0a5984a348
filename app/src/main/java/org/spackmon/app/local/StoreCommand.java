package org.spackmon.app.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.spackmon.app.control.ControlClient;
import org.spackmon.app.control.Served;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import org.spackmon.storage.sql.StoreException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command on a store. While a server holds the store, the server runs it: the same class, over
 * there, with its streams connected to this terminal.
 */
abstract class StoreCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  @Mixin private StoreOptions where = new StoreOptions();
  @Spec protected CommandSpec spec = CommandSpec.create();

  /** Does it; text for people goes to {@code out} unless that carries data. */
  abstract int run(Store store, Streams streams) throws Exception;

  /** What the command reads; most read nothing. */
  InputStream input() throws IOException {
    return InputStream.nullInputStream();
  }

  /** Where data goes; only a copy of the store goes elsewhere than standard output. */
  OutputStream output() throws IOException {
    return System.out;
  }

  /** Called when the data that {@link #output} took is complete, or will never be. */
  void finished(OutputStream output, boolean complete) throws IOException {}

  @Override
  public Integer call() throws Exception {
    Served served = Served.of(spec);
    Store held = served.store();
    if (held != null) {
      return run(held, served.streams());
    }
    try (InputStream in = input()) {
      OutputStream out = output();
      int code = 1;
      try {
        code = elsewhereOrHere(new Streams(in, out, System.err));
        out.flush();
      } finally {
        finished(out, code == 0);
      }
      return code;
    }
  }

  /** A server that starts holds the store some time before it listens, and again when it stops. */
  private int elsewhereOrHere(Streams streams) throws Exception {
    long start = System.nanoTime();
    while (true) {
      OptionalInt code = inServer(streams);
      if (code.isPresent()) {
        return code.getAsInt();
      }
      if (!createsStore() && !where.settings().exists()) {
        return withoutStore(streams);
      }
      try (Store store = Store.open(where.settings())) {
        return run(store, streams);
      } catch (StoreException.InUse e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          String advice = "; wait until it has ended, or name another folder with --data";
          throw new StoreException.InUse(e.getMessage() + advice);
        }
        Thread.sleep(BETWEEN_TRIES.toMillis());
      }
    }
  }

  private OptionalInt inServer(Streams streams) throws IOException {
    Path folder = where.folder();
    return folder == null ? OptionalInt.empty() : ControlClient.run(folder, arguments(), streams);
  }

  /** Where there is no store, and the command makes none. */
  int withoutStore(Streams streams) throws Exception {
    throw new IllegalStateException(
        where.folder() == null
            ? "there is no store in this database; a server or an import makes one"
            : "there is no store in " + where.folder() + "; name its folder with --data");
  }

  /** Whether it makes sense before any server ran. */
  boolean createsStore() {
    return false;
  }

  static PrintWriter text(OutputStream to) {
    return new PrintWriter(to, true, StandardCharsets.UTF_8);
  }

  /**
   * The command line, for the server that runs it: what is relative to here means nothing there.
   */
  List<String> arguments() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }
}
