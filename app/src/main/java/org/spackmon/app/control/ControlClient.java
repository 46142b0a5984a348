package org.spackmon.app.control;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The command's side: lets the server that holds the data run it. */
public final class ControlClient {
  private static final Logger LOG = Logger.getLogger(ControlClient.class.getName());
  private static final int SIZE = 1 << 16;

  private ControlClient() {}

  /**
   * Runs the command in the server of this data folder.
   *
   * @return its exit code; empty when no server runs there
   * @throws IOException when the server stopped before the command's end
   */
  public static OptionalInt run(Path data, List<String> arguments, Streams streams)
      throws IOException {
    Path path = ControlAddress.find(data);
    if (!Files.exists(path)) {
      return OptionalInt.empty();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return OptionalInt.of(talk(channel, arguments, streams));
    } catch (ConnectException e) {
      return OptionalInt.empty(); // left behind by a server that was killed
    }
  }

  private static int talk(SocketChannel channel, List<String> arguments, Streams streams)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(SocketStreams.in(channel)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(SocketStreams.out(channel)));
    String joined = arguments.stream().map(word -> word + "\0").collect(Collectors.joining());
    Frame.write(out, Frame.Kind.ARGUMENTS, joined.getBytes(StandardCharsets.UTF_8));
    Thread sender = new Thread(() -> send(streams, out), "control-input");
    sender.setDaemon(true);
    sender.start();
    for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
      switch (frame.kind()) {
        case OUTPUT -> streams.out().write(frame.bytes());
        case ERROR -> streams.err().write(frame.bytes());
        case EXIT -> {
          streams.out().flush();
          streams.err().flush();
          return frame.bytes()[0];
        }
        case ARGUMENTS, INPUT -> throw new IOException("the server sent what only commands send");
      }
    }
    throw new IOException("the server stopped before the command's end");
  }

  private static void send(Streams streams, DataOutputStream out) {
    byte[] buffer = new byte[SIZE];
    try {
      for (int n = streams.in().read(buffer); n > 0; n = streams.in().read(buffer)) {
        Frame.write(out, Frame.Kind.INPUT, buffer, 0, n);
      }
      Frame.write(out, Frame.Kind.INPUT, new byte[0]);
    } catch (IOException e) {
      LOG.log(Level.FINE, "the server answered before the end of its input", e);
    }
  }
}
