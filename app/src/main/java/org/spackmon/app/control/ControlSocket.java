package org.spackmon.app.control;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The server's side: runs commands of local people on the store that the server holds, one process
 * writing. A second process that wrote for long would make every report wait. Only the owner of the
 * data may connect (0600, in a folder of 0700).
 */
public final class ControlSocket implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ControlSocket.class.getName());

  /** Runs one command line and returns its exit code. */
  public interface Commands {
    int run(List<String> arguments, Streams streams);
  }

  private final Path path;
  private final ServerSocketChannel channel;
  private final Commands commands;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "control");
            thread.setDaemon(true);
            return thread;
          });

  private ControlSocket(Path path, ServerSocketChannel channel, Commands commands) {
    this.path = path;
    this.channel = channel;
    this.commands = commands;
  }

  /** Opens the socket of the data folder; the caller holds the folder's lock. */
  public static ControlSocket open(Path data, Commands commands) {
    Path path = ControlAddress.create(data);
    try {
      Files.deleteIfExists(path); // a killed server leaves its own behind
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      ControlSocket socket = new ControlSocket(path, channel, commands);
      socket.threads.execute(socket::accept);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("can't open the control socket " + path, e);
    }
  }

  private void accept() {
    while (channel.isOpen()) {
      try {
        SocketChannel client = channel.accept();
        threads.execute(() -> serve(client));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.log(Level.WARNING, "control socket", e);
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(SocketStreams.in(client)));
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(SocketStreams.out(client)))) {
      Frame first = Frame.read(in);
      if (first == null || first.kind() != Frame.Kind.ARGUMENTS) {
        return;
      }
      List<String> arguments = words(new String(first.bytes(), StandardCharsets.UTF_8));
      FrameOutput output = new FrameOutput(out, Frame.Kind.OUTPUT);
      FrameOutput errors = new FrameOutput(out, Frame.Kind.ERROR);
      int code = commands.run(arguments, new Streams(new FrameInput(in), output, errors));
      output.flush();
      errors.flush();
      Frame.write(out, Frame.Kind.EXIT, new byte[] {(byte) code});
    } catch (IOException e) {
      LOG.log(Level.FINE, "a command left before its answer", e);
    }
  }

  private static List<String> words(String ended) {
    List<String> parts = List.of(ended.split("\0", -1));
    return parts.subList(0, parts.size() - 1);
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "control socket", e);
    }
    threads.shutdown();
  }
}
