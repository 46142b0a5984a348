package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.benchmarks.load.Connection.Reply;

/** One who asks, one request after the other, and notes how long each took. For one thread. */
final class Client implements AutoCloseable {
  private final InetSocketAddress server;
  private final String host;
  private final Manner manner;
  private final List<Long> nanos = new ArrayList<>();
  private @Nullable Connection open;

  /** What becomes of a connection after an answer. */
  enum Manner {
    /** It is used again. */
    KEEP_ALIVE,
    /** Every request has its own, as with old clients. */
    CLOSE
  }

  Client(InetSocketAddress server, Manner manner) {
    this.server = server;
    this.host = server.getHostString() + ":" + server.getPort();
    this.manner = manner;
  }

  /** Asks, and insists on one of these answers. */
  Reply ask(Request request, int... wanted) throws IOException {
    long start = System.nanoTime();
    Reply reply = exchange(request);
    nanos.add(System.nanoTime() - start);
    for (int status : wanted) {
      if (reply.status() == status) {
        return reply;
      }
    }
    throw new IOException(
        request.method() + " " + request.path() + ": " + reply.status() + " " + reply.text());
  }

  private Reply exchange(Request request) throws IOException {
    boolean keep = manner == Manner.KEEP_ALIVE;
    Connection connection = open == null ? new Connection(server) : open;
    open = connection;
    Reply reply = connection.exchange(request.head(host, keep), request.body());
    if (!keep || reply.closes()) {
      close();
    }
    return reply;
  }

  /** How long each answer took, in the order asked. */
  List<Long> nanos() {
    return nanos;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
