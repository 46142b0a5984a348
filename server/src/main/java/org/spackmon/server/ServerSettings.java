package org.spackmon.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers how a server was asked to run.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param prefix the first part of the paths that old clients use: "ms1"
 * @param publicUrl where people reach it, when that isn't where it listens; no slash at its end
 * @param tlsCert certificates in PEM, the server's own first; with it TLS is spoken
 * @param tlsKey the private key in PEM
 * @param disableAuth anybody may tell and see, without a name
 * @param publicRead anybody may see; telling needs a login
 * @param bodyLimit bytes that a request's body may have, unless it is a stream
 * @param idle how long a connection may be silent
 * @param grace how long a server that stops waits for what it accepted
 */
public record ServerSettings(
    String host,
    int port,
    String prefix,
    @Nullable String publicUrl,
    @Nullable Path tlsCert,
    @Nullable Path tlsKey,
    boolean disableAuth,
    boolean publicRead,
    long bodyLimit,
    Duration idle,
    Duration grace) {

  /** What a server does when it is told nothing: on this machine only, at a free port. */
  public static ServerSettings defaults() {
    return new ServerSettings(
        "127.0.0.1",
        0,
        "ms1",
        null,
        null,
        null,
        false,
        false,
        64L << 20,
        Duration.ofSeconds(30),
        Duration.ofSeconds(30));
  }
}
