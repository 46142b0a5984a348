package org.spackmon.server.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.spackmon.journal.DamagedException;
import org.spackmon.journal.EventReader;
import org.spackmon.journal.Position;
import org.spackmon.journal.WireWriter;

/** Sends a journal, in whatever pieces and order it is told to. */
public final class Sender {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final String authorization;

  /** Something that is sent. */
  public interface Piece {
    void write(WireWriter wire) throws IOException;
  }

  public Sender(String url, String user, String token) {
    this.url = url + "/ms1/journal/v1";
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
  }

  private Sender(String url, String authorization) {
    this.url = url;
    this.authorization = authorization;
  }

  /** The same person, to another server. */
  Sender at(String other) {
    return new Sender(other + "/ms1/journal/v1", authorization);
  }

  /** Everything that there is to say, in order: events with what they announce behind them. */
  public static List<Piece> pieces(SampleJournal journal, int logBytes) {
    return pieces(journal.events(), journal.logs(), journal.files(), logBytes);
  }

  /** The same of any run's folder. */
  static List<Piece> pieces(
      byte[] events, Map<String, byte[]> logs, Map<String, byte[]> files, int logBytes) {
    List<Piece> pieces = new ArrayList<>(lines(events));
    logs.forEach(
        (build, bytes) -> {
          for (int at = 0; at < bytes.length; at += logBytes) {
            int from = at;
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + logBytes));
            pieces.add(wire -> wire.log(build, from, part, part.length));
          }
        });
    files.forEach(
        (key, bytes) -> {
          String[] words = key.split(" ", 2);
          pieces.add(wire -> wire.file(words[0], words[1], bytes));
        });
    return pieces;
  }

  static List<Piece> events(SampleJournal journal) {
    return lines(journal.events());
  }

  private static List<Piece> lines(byte[] all) {
    List<Piece> pieces = new ArrayList<>();
    for (int from = 0, at = 0; at < all.length; at++) {
      if (all[at] == '\n') {
        byte[] line = Arrays.copyOfRange(all, from, at);
        long begin = from;
        if (readable(line)) {
          pieces.add(wire -> wire.event(begin, line));
        } else {
          pieces.add(wire -> wire.damaged(begin, line.length + 1));
        }
        from = at + 1;
      }
    }
    return pieces;
  }

  private static boolean readable(byte[] line) {
    try {
      EventReader.read(line);
      return true;
    } catch (DamagedException e) {
      return false;
    }
  }

  public HttpResponse<byte[]> post(String run, List<Piece> pieces) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
        WireWriter wire = new WireWriter(gzip);
        for (Piece piece : pieces) {
          piece.write(wire);
        }
      }
      return send(
          request("/runs/" + run)
              .header("Content-Encoding", "gzip")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  HttpResponse<byte[]> heartbeat(String run) {
    return send(request("/runs/" + run).POST(HttpRequest.BodyPublishers.noBody()));
  }

  HttpResponse<byte[]> get(String path) {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", authorization);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Position position(HttpResponse<byte[]> answer) {
    try {
      return Position.read(answer.body());
    } catch (DamagedException e) {
      throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8), e);
    }
  }
}
