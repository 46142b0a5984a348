package org.spackmon.client.saved;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.door.Answer;
import org.spackmon.client.door.Credentials;
import org.spackmon.client.door.Door;
import org.spackmon.client.door.Http;

/**
 * How does one speak as the old clients do? A post is refused at first, and says where tokens are.
 */
final class Ms1 {
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=\"(.*?)\"");
  private static final int MILLIS = 60_000;

  private final Door door;
  private @Nullable String token;

  Ms1(Door door) {
    this.door = door;
  }

  Answer post(String path, byte[] json) throws IOException {
    Answer answer = send(path, json);
    if (answer.status() == 401 && renew(answer)) {
      answer = send(path, json);
    }
    return answer;
  }

  private Answer send(String path, byte[] json) throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    return door.http().post(door.address().at(path), headers, Http.Content.of(json), MILLIS);
  }

  private boolean renew(Answer refusal) throws IOException {
    Credentials credentials = door.credentials();
    String challenge = refusal.header("Www-Authenticate");
    if (credentials == null || challenge == null) {
      return false;
    }
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(challenge);
    while (matcher.find()) {
      parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
    }
    String realm = parameters.get("realm");
    if (realm == null || !isOurs(realm)) {
      return false;
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", credentials.basic());
    headers.put("Service", parameters.getOrDefault("service", door.address().root()));
    Answer answer = door.http().get(realm, headers, MILLIS);
    if (answer.passing()) {
      throw new IOException("it gives no token now: " + answer.status());
    }
    token = answer.ok() ? SavedJson.text(answer.body(), "token") : null;
    return token != null;
  }

  /** The token's own host needn't be the server's, but what was secret on the way here stays so. */
  private boolean isOurs(String realm) {
    try {
      String scheme = String.valueOf(URI.create(realm).getScheme());
      return scheme.equals("https")
          || (scheme.equals("http") && door.address().root().startsWith("http:"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What a refusal says, for people. */
  static String message(Answer answer) {
    try {
      String message = SavedJson.text(answer.body(), "message");
      return message == null ? answer.excerpt() : message;
    } catch (IOException e) {
      return answer.excerpt();
    }
  }
}
