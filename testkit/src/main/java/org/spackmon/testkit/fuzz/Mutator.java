package org.spackmon.testkit.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Makes requests that are nearly right out of some that are. The same seed makes the same ones. */
final class Mutator {
  private static final List<String> ODD =
      List.of(
          "",
          "*/*",
          "text/html",
          "application/xml;q=0.1",
          "Bearer",
          "Bearer x.y.z",
          "Basic !!!!",
          "Basic c3BhY2t5",
          "Token abc",
          "gzip",
          "gzip, gzip",
          "deflate",
          "application/json; charset=utf-16",
          "multipart/form-data; boundary=x",
          "a".repeat(5_000),
          "\u00e4\u00ff");

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Authorization",
          "Content-Type",
          "Content-Encoding",
          "Accept-Encoding",
          "Cookie",
          "Range",
          "If-None-Match",
          "X-Forwarded-Proto",
          "X-HTTP-Method-Override");

  private final Random random;
  private final JsonMutator json;
  private final ByteMutator bytes;

  Mutator(Random random) {
    this.random = random;
    this.json = new JsonMutator(random);
    this.bytes = new ByteMutator(random);
  }

  /**
   * Makes one.
   *
   * @param builds ids to speak of
   */
  Shot mutate(Request request, String prefix, String host, String bearer, List<String> builds) {
    String method =
        random.nextInt(60) == 0
            ? odd("PUT", "DELETE", "HEAD", "OPTIONS", "GET", "POST", "BREW")
            : request.method();
    String path =
        prefix + (random.nextInt(25) == 0 ? oddPath(request.path()) : numbered(request.path()));
    byte[] body = body(request, builds);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", host);
    headers.put("Authorization", "Bearer " + bearer);
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Connection", "close");
    if (random.nextInt(20) == 0) {
      headers.put("Content-Encoding", "gzip");
      body = random.nextInt(4) == 0 ? body : gzip(body);
    }
    if (random.nextInt(12) == 0) {
      headers.put(odd(HEADERS), odd(ODD));
    }
    return framed(method, path, headers, body);
  }

  /** What isn't even nearly right: noise, a part of a request, or one that runs into the next. */
  Shot nonsense(Shot shot) {
    byte[] all = shot.bytes();
    byte[] bytes =
        switch (random.nextInt(5)) {
          case 0 -> noise(1 + random.nextInt(3_000));
          case 1 -> Arrays.copyOf(all, random.nextInt(all.length));
          case 2 -> Arrays.copyOfRange(all, random.nextInt(all.length), all.length);
          case 3 -> ByteMutator.join(all, noise(random.nextInt(50)), all);
          default -> head(all);
        };
    return new Shot(bytes, false);
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  /** Changes the first line and the headers only. */
  private byte[] head(byte[] request) {
    int end = Math.min(request.length, 60 + random.nextInt(200));
    byte[] changed = bytes.mutate(Arrays.copyOf(request, end));
    return ByteMutator.join(changed, Arrays.copyOfRange(request, end, request.length), noise(0));
  }

  private byte[] body(Request request, List<String> builds) {
    String text = request.body();
    if (!builds.isEmpty()) {
      text = text.replaceFirst("\"build_id\": \\d+", "\"build_id\": " + odd(builds));
    }
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    try {
      return switch (random.nextInt(10)) {
        case 0, 1 -> plain;
        case 2, 3 -> bytes.mutate(plain);
        case 4 -> text.getBytes(Charset.forName(odd("UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1")));
        default -> {
          JsonNode mutated = json.mutate(Request.JSON.readTree(text));
          byte[] written =
              Request.JSON.writeValueAsString(mutated).getBytes(StandardCharsets.UTF_8);
          yield random.nextInt(8) == 0 ? bytes.mutate(written) : written;
        }
      };
    } catch (JsonProcessingException e) {
      return bytes.mutate(plain);
    }
  }

  /** Says how long the body is in one of three ways, or lies about it. */
  private Shot framed(String method, String path, Map<String, String> headers, byte[] body) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    boolean chunked = random.nextInt(12) == 0;
    boolean lies = random.nextInt(60) == 0;
    if (chunked) {
      headers.put("Transfer-Encoding", "chunked");
    } else if (body.length > 0 || method.equals("POST") || method.equals("PUT")) {
      headers.put("Content-Length", Integer.toString(lies ? random.nextInt(100_000) : body.length));
    }
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!chunked) {
      request.writeBytes(body);
    } else {
      chunks(body, lies, request);
    }
    byte[] all = request.toByteArray();
    boolean broken = random.nextInt(100) == 0;
    return new Shot(broken ? bytes.mutate(all) : all, !broken && !lies);
  }

  private void chunks(byte[] body, boolean lies, ByteArrayOutputStream request) {
    int from = 0;
    while (from < body.length) {
      int size = Math.min(body.length - from, 1 + random.nextInt(2_000));
      String said = Integer.toHexString(lies ? random.nextInt(5_000) : size);
      request.writeBytes((said + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      request.write(body, from, size);
      request.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
      from += size;
    }
    request.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  private String numbered(String path) {
    String numbers = path.replaceAll("/1(?=/)", "/" + random.nextInt(60));
    return random.nextInt(10) == 0 ? numbers.replaceAll("/$", "") : numbers;
  }

  private String oddPath(String path) {
    int at = random.nextInt(path.length());
    String inserted =
        odd(
            "/",
            "//",
            "%00",
            "%2e%2e/",
            "%ff",
            "..",
            ";x=y",
            "?a=%",
            "%E4%BD%A0",
            "99999999999999999999",
            "\\");
    return path.substring(0, at) + inserted + path.substring(at);
  }

  private String odd(String... words) {
    return words[random.nextInt(words.length)];
  }

  private String odd(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
