package org.spackmon.client.door;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Why was there no answer, in a few words? */
public final class Failure {
  private Failure() {}

  public static String words(IOException e) {
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (e instanceof UnknownHostException) {
      return "unknown host " + why;
    }
    if (e instanceof SocketTimeoutException) {
      return "no answer in time";
    }
    if (e instanceof ConnectException && why.contains("refused")) {
      return "Connection refused";
    }
    return why.isEmpty() ? e.getClass().getSimpleName() : why;
  }
}
