package org.spackmon.app.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Served;
import org.spackmon.app.local.StoreOptions;
import org.spackmon.app.log.RulesFile;
import org.spackmon.logs.Rules;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.findings.LogExaminer;
import org.spackmon.storage.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spackmon server}: serves until a signal ends it. */
@Command(
    name = "server",
    description = "Take reports of builds and show them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon server                           on this machine, for this user",
      "  spackmon server --port 0 --data /tmp/try  a free port, a store to throw away",
      "  spackmon server --host 0.0.0.0 --public-url https://monitor.example.org",
      "  spackmon server --config /etc/spackmon/server.conf"
    })
public final class ServerCommand implements Callable<Integer> {
  @Mixin private StoreOptions where = new StoreOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on, 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port, 0 for a free one (default: 80, or 8080 where 80 needs root).")
  private @Nullable Integer port;

  @Option(
      names = "--prefix",
      paramLabel = "PATH",
      defaultValue = "ms1",
      description = "The clients' --monitor-prefix (default: ${DEFAULT-VALUE}).")
  private String prefix = "";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "How clients and people reach the server, where that differs.")
  private @Nullable String publicUrl;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Certificate chain (PEM): serve HTTPS. Needs --tls-key.")
  private @Nullable Path tlsCert;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Private key (PEM).")
  private @Nullable Path tlsKey;

  @Option(
      names = "--disable-auth",
      description = "Take reports without credentials: on a trusted network only.")
  private boolean disableAuth;

  @Option(names = "--public-read", description = "Show pages without signing in.")
  private boolean publicRead;

  @Option(
      names = "--log-limit",
      paramLabel = "SIZE",
      converter = Size.class,
      defaultValue = "128M",
      description = "Keep head and tail of logs above this size (default: ${DEFAULT-VALUE}).")
  private long logLimit;

  @Option(
      names = "--advisory-map",
      paramLabel = "FILE",
      description = "What advisories call packages here; kept until another is given.")
  private @Nullable Path advisoryMap;

  @Option(
      names = "--log-rules",
      paramLabel = "FILE",
      description = "What this site knows of the lines of its logs; see docs/logs.md.")
  private @Nullable Path logRules;

  @Override
  public Integer call() throws InterruptedException {
    if ((tlsCert == null) != (tlsKey == null)) {
      throw new ParameterException(
          spec.commandLine(), "--tls-cert and --tls-key belong together: one of them is missing");
    }
    PrintWriter out = spec.commandLine().getOut();
    Served root = Served.of(spec);
    Rules rules = logRules == null ? Rules.NONE : RulesFile.read(logRules);
    Stop stop = new Stop();
    try (Store store = Store.open(where.settings().withLogLimit(logLimit), new LogExaminer(rules));
        Service service =
            Service.start(root, store, where.folder(), port, onPort -> settings(onPort, rules))) {
      service.applySystems(root.settings().systems());
      service.useAdvisoryMap(advisoryMap);
      service.welcome(out, spec.commandLine().getErr());
      stop.await();
    } finally {
      stop.done();
    }
    return 0;
  }

  private ServerSettings settings(int onPort, Rules rules) {
    ServerSettings usual = ServerSettings.defaults();
    return new ServerSettings(
        host,
        onPort,
        prefix,
        publicUrl,
        tlsCert,
        tlsKey,
        disableAuth,
        publicRead,
        usual.bodyLimit(),
        usual.idle(),
        usual.grace(),
        rules);
  }
}
