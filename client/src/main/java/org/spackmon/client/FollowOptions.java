package org.spackmon.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How shall an install be followed? The words of the wrapper, which nobody types: they are read by
 * hand, because each install waits for it.
 *
 * @param wrapper process of the wrapper; 0 where there is none
 * @param patience seconds that a server may be out of reach before no more packages are started
 * @param resume a run's folder that another process has left
 * @param command of Spack, without our flags
 */
record FollowOptions(
    long wrapper,
    Client.ServerChoice server,
    List<String> tags,
    boolean keepGoing,
    boolean saveLocal,
    long patience,
    @Nullable String resume,
    List<String> command) {
  private static final long PATIENCE_SECONDS = 60;

  static FollowOptions parse(List<String> words) {
    long wrapper = 0;
    long patience = PATIENCE_SECONDS;
    String host = null;
    String prefix = null;
    String certificates = null;
    String resume = null;
    boolean disableAuth = false;
    boolean verify = true;
    boolean keepGoing = false;
    boolean saveLocal = false;
    List<String> tags = new ArrayList<>();
    int i = 0;
    for (; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      switch (word) {
        case "--disable-auth" -> disableAuth = true;
        case "--keep-going" -> keepGoing = true;
        case "--save-local" -> saveLocal = true;
        case "--no-verify-ssl" -> verify = false;
        default -> {
          if (++i == words.size()) {
            throw new IllegalArgumentException(word + " lacks its value, or isn't known");
          }
          String value = words.get(i);
          switch (word) {
            case "--wrapper" -> wrapper = Long.parseLong(value);
            case "--patience" -> patience = Long.parseLong(value);
            case "--host" -> host = value;
            case "--prefix" -> prefix = value;
            case "--ssl-certs" -> certificates = value;
            case "--resume" -> resume = value;
            case "--tags" -> tags.addAll(tags(value));
            default -> throw new IllegalArgumentException(word + " isn't known");
          }
        }
      }
    }
    return new FollowOptions(
        wrapper,
        new Client.ServerChoice(host, prefix, disableAuth, certificates, verify),
        List.copyOf(tags),
        keepGoing,
        saveLocal,
        patience,
        resume,
        words.subList(Math.min(i + 1, words.size()), words.size()));
  }

  private static List<String> tags(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .toList();
  }
}
