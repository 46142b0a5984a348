package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spackmon.benchmarks.load.Connection.Reply;

/** Who reports: exchanges name and token for the token of a run. */
record User(String name, String token) {
  private static final Pattern REALM = Pattern.compile("realm=\"https?://[^/\"]+([^\"]*)\"");
  private static final Pattern TOKEN = Pattern.compile("\"token\": *\"([^\"]+)\"");

  /** A token where it is given out. */
  String jwt(Client client) throws IOException {
    return jwt(client, "/auth/token/");
  }

  /** A token where the answer to a request without one points to. */
  String jwt(Client client, Reply challenge) throws IOException {
    return jwt(client, find(REALM, challenge.headers().getOrDefault("www-authenticate", "")));
  }

  private String jwt(Client client, String path) throws IOException {
    String pair = name + ":" + token;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    Request request = Request.get(path).with("Authorization", "Basic " + basic);
    return find(TOKEN, client.ask(request.with("Service", "ms1"), 200).text());
  }

  private static String find(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("expected " + pattern + ", found " + text);
    }
    return matcher.group(1);
  }

  @Override
  public String toString() {
    return name;
  }
}
