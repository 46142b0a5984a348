package org.spackmon.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Served;
import org.spackmon.app.demo.Recording.Exchange;
import org.spackmon.app.serve.Service;
import org.spackmon.app.serve.Stop;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.findings.LogExaminer;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code spackmon demo}: a real server, a scratch store, real Spacks' install trees and reports.
 */
@Command(
    name = "demo",
    description = {
      "Import recorded install trees of real Spacks, and play recorded installs into a real server.",
      "The store is a scratch one; everybody on this machine can read the pages."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon demo                     open the address that it prints; Ctrl-C ends it",
      "  spackmon demo --keep /tmp/demo    keep the store",
      "  spackmon demo --speed 1           as slow as life"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Map<String, List<String>> SYSTEMS =
      Map.of("aurora-lake", List.of("*.aurora-lake.*"), "northstar", List.of("*.northstar.*"));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port (default: a free one).")
  private int port;

  @Option(names = "--keep", paramLabel = "DIR", description = "Keep the store in this folder.")
  private @Nullable Path keep;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      defaultValue = "4",
      description = "How many times faster than life (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Stop stop = new Stop();
    Path data = keep == null ? Files.createTempDirectory("spackmon-demo-") : keep;
    try (Store store = Store.open(StoreSettings.in(data), new LogExaminer());
        Service service =
            Service.start(Served.of(spec), store, data, port, DemoCommand::settings)) {
      service.applySystems(SYSTEMS);
      String url = service.server().url();
      out.println("Open " + url + " and watch builds arrive. Ctrl-C ends the demo.");
      out.println("Listening on " + url);
      List<Recording> recordings = Recording.all();
      List<RecordedRun> runs = RecordedRun.all();
      Map<String, String> tokens = tokens(store, recordings, runs);
      Imported.into(store, data.resolve("trees"), runs.get(0).user());
      out.println("  What is installed was imported; now the builds.");
      Player player = new Player(url, tokens, speed);
      int all = recordings.size() + runs.size();
      int number = 0;
      for (Recording recording : recordings) {
        if (!stop.asked()) {
          out.printf("  %2d/%d %s%n", ++number, all, recording.name());
          player.play(recording, stop::asked);
        }
      }
      for (RecordedRun run : runs) {
        if (!stop.asked()) {
          out.printf("  %2d/%d %s%n", ++number, all, run.name());
          new RunPlayer(url, run, Objects.requireNonNull(tokens.get(run.user())), speed)
              .play(stop::asked);
        }
      }
      out.println("All played; the server goes on until Ctrl-C.");
      stop.await();
    } finally {
      if (keep == null) {
        delete(data);
      }
      stop.done();
    }
    return 0;
  }

  private static ServerSettings settings(int port) {
    ServerSettings usual = ServerSettings.defaults();
    return new ServerSettings(
        usual.host(),
        port,
        usual.prefix(),
        null,
        null,
        null,
        false,
        true,
        usual.bodyLimit(),
        usual.idle(),
        usual.grace(),
        usual.rules());
  }

  /** Of the recordings' users; they end with the demo. */
  private static Map<String, String> tokens(
      Store store, List<Recording> recordings, List<RecordedRun> runs) {
    Accounts accounts = new Accounts(store);
    return Stream.concat(
            recordings.stream().flatMap(each -> each.exchanges().stream()).map(Exchange::user),
            runs.stream().map(RecordedRun::user))
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> token(accounts, name)));
  }

  /** A store that was kept knows its users already. */
  private static String token(Accounts accounts, String name) {
    boolean known = accounts.list().stream().anyMatch(line -> line.name().equals(name));
    return (known ? accounts.newToken(name, null) : accounts.add(name, null)).token();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
