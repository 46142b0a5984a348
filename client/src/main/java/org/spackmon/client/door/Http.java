package org.spackmon.client.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/** How is a request made? By the JDK's oldest client: it is small, starts fast, keeps alive. */
public final class Http {
  /** An answer that is longer isn't one of ours. */
  private static final int LONGEST_ANSWER = 8 << 20;

  private static final int CONNECT_MILLIS = 10_000;

  private final Proxies proxies;
  private final Trust trust;
  private final String agent;

  public Http(Proxies proxies, Trust trust, String version) {
    this.proxies = proxies;
    this.trust = trust;
    agent = "spackmon-client/" + version;
  }

  public Answer get(String url, Map<String, String> headers, int millis) throws IOException {
    return exchange("GET", url, headers, null, millis);
  }

  public Answer post(String url, Map<String, String> headers, Content body, int millis)
      throws IOException {
    return exchange("POST", url, headers, body, millis);
  }

  /** The body of a request. */
  public interface Content {
    int length();

    void writeTo(OutputStream out) throws IOException;

    static Content of(byte[] bytes) {
      return new Content() {
        @Override
        public int length() {
          return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
          out.write(bytes);
        }
      };
    }
  }

  private Answer exchange(
      String method, String url, Map<String, String> headers, @Nullable Content body, int millis)
      throws IOException {
    HttpURLConnection connection = open(URI.create(url));
    connection.setRequestMethod(method);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(Math.min(millis, CONNECT_MILLIS));
    connection.setReadTimeout(millis);
    connection.setRequestProperty("User-Agent", agent);
    connection.setRequestProperty("Accept", "application/json");
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length());
      try (OutputStream out = connection.getOutputStream()) {
        body.writeTo(out);
      } catch (IOException e) {
        // Some servers answer, 413 say, before they have read it all.
        return early(connection, e);
      }
    }
    return answer(connection);
  }

  private HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) uri.toURL().openConnection(proxies.proxyFor(uri));
    String authorization = proxies.authorizationFor(uri);
    if (authorization != null) {
      connection.setRequestProperty("Proxy-Authorization", authorization);
    }
    if (connection instanceof HttpsURLConnection secure) {
      trust.apply(secure);
    }
    return connection;
  }

  private static Answer early(HttpURLConnection connection, IOException failure)
      throws IOException {
    try {
      return answer(connection);
    } catch (IOException e) {
      throw failure;
    }
  }

  private static Answer answer(HttpURLConnection connection) throws IOException {
    int status;
    try {
      status = connection.getResponseCode();
    } catch (HttpRetryException e) {
      status = e.responseCode();
    }
    if (status < 0) {
      throw new IOException("no HTTP");
    }
    return new Answer(status, body(connection, status), connection.getHeaderFields());
  }

  // Read to its end, so that the connection can be used again.
  private static byte[] body(HttpURLConnection connection, int status) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      if (in == null) {
        return new byte[0];
      }
      byte[] buffer = new byte[8 << 10];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > LONGEST_ANSWER) {
          throw new IOException("an answer of more than " + LONGEST_ANSWER + " bytes");
        }
      }
    } catch (HttpRetryException e) {
      return bytes.toByteArray();
    }
    return bytes.toByteArray();
  }
}
