package org.spackmon.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which server? The guide's words, before or behind the subcommand. */
final class ServerOptions {
  @Option(
      names = {"--monitor-host", "--host"},
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The server (default: $SPACKMON_HOST, else http://127.0.0.1).")
  private @Nullable String host;

  @Option(
      names = {"--monitor-prefix", "--prefix"},
      paramLabel = "PREFIX",
      scope = ScopeType.INHERIT,
      description = "Where its door for clients is (default: ms1).")
  private @Nullable String prefix;

  @Option(
      names = {"--monitor-disable-auth", "--monitor-no-auth", "--disable-auth"},
      scope = ScopeType.INHERIT,
      description = "Don't ask for SPACKMON_USER and SPACKMON_TOKEN.")
  private boolean disableAuth;

  @Option(
      names = "--ssl-certs",
      paramLabel = "PATH",
      scope = ScopeType.INHERIT,
      description = "Certificates to trust, a file or a folder (PEM).")
  private @Nullable String certificates;

  @Option(
      names = "--no-verify-ssl",
      scope = ScopeType.INHERIT,
      description = "Trust any certificate, as spack does with verify_ssl: false.")
  private boolean noVerify;

  Client.ServerChoice choice() {
    return new Client.ServerChoice(host, prefix, disableAuth, certificates, !noVerify);
  }
}
